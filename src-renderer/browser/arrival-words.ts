import { printable } from '../../src-main/contract';
import { plural } from '../wording/quantities';

/** What another program did to an object, or to a container in a folder. */
export type Mark = 'new' | 'changed';

function counted(marks: readonly Mark[]): { readonly new: number; readonly changed: number } {
  const created = marks.filter((mark) => mark === 'new').length;
  return { new: created, changed: marks.length - created };
}

/** `2 new`, `1 changed`; what there is none of is left out. */
export function marksInWords(marks: readonly Mark[]): string[] {
  const counts = counted(marks);
  return (['new', 'changed'] as const).filter((mark) => counts[mark] > 0).map((mark) => `${counts[mark]} ${mark}`);
}

/** What came of another program's work in a folder, for those who do not see the list. */
export function changesInWords(folder: string, marks: readonly Mark[], removed: number): string {
  const counts = counted(marks);
  const parts = [
    ...(counts.new === 0 ? [] : [plural(counts.new, 'new object')]),
    ...(counts.changed === 0 ? [] : [plural(counts.changed, 'changed object')]),
    ...(removed === 0 ? [] : [plural(removed, 'removed object')]),
  ];
  return parts.length === 0 ? '' : `${parts.join(', ')} in ${printable(folder)}`;
}
