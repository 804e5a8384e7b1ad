import { countInWords, plural } from '../../wording/quantities';

/** A label that would be another one. */
export interface LabelChange {
  /** From 0. */
  readonly index: number;
  /** Null where the object has no label there. */
  readonly from: string | null;
  readonly to: string;
}

/** The labels that are others afterwards. */
export function labelChanges(before: readonly string[], after: readonly string[]): LabelChange[] {
  return after.flatMap((to, index) => {
    const from = before[index] ?? null;
    return from === to ? [] : [{ index, from, to }];
  });
}

/** `3 of 8 labels change.` */
export function changeCount(changes: readonly LabelChange[], count: number): string {
  if (changes.length === 0) return 'No label changes.';
  return `${countInWords(changes.length)} of ${plural(count, 'label')} ${changes.length === 1 ? 'changes' : 'change'}.`;
}

/** A label as it can be read: an empty one is none to the eye. */
export function labelInWords(label: string): string {
  return label === '' ? '(empty)' : label;
}
