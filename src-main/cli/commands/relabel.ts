import type { Command } from '../../editing';
import { fail } from '../../errors';
import { dataClass, type ObjectDescription } from '../../format';
import { openSource } from '../chosen-source';
import { changedBy } from '../drafting';
import { readTextFile } from '../text-file';
import { saveAndTell, tellingRefusals } from '../told-save';
import type { LabelChange, RelabelCommand } from '../relabel-words';
import type { Workplace } from '../workplace';

const USUAL_DIMENSION = 'channel';

/** Whose labels are meant: the channels unless told. */
function dimensionOf(typed: string | null, { dataclass }: ObjectDescription): string {
  const { labelDimensions, title } = dataClass(dataclass);
  if (typed !== null) return typed;
  if (labelDimensions.includes(USUAL_DIMENSION)) return USUAL_DIMENSION;
  const reason =
    labelDimensions.length === 0 ? `${title} has no labels` : `--dimension must say which: ${labelDimensions.join(', ')}`;
  return fail('edit-refused', { reason });
}

async function labelsOfFile(path: string, workplace: Workplace): Promise<string[]> {
  const text = await readTextFile(path, workplace);
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}

async function commandOf(change: LabelChange, dimension: string, workplace: Workplace): Promise<Command> {
  switch (change.by) {
    case 'names':
      return { do: 'rename-labels', dimension, names: [...change.names] };
    case 'replacing':
      return { do: 'replace-in-labels', dimension, find: change.find, replace: change.replace, regex: change.regex };
    case 'pattern':
      return { do: 'number-labels', dimension, pattern: change.pattern };
    case 'file':
      return { do: 'set-labels', dimension, labels: await labelsOfFile(change.path, workplace) };
  }
}

/** `spydesk relabel`. Answers the exit status. */
export function relabel(command: RelabelCommand, workplace: Workplace): Promise<number> {
  return tellingRefusals(workplace, async () => {
    const stored = await openSource(command, workplace);
    const dimension = dimensionOf(command.dimension, await stored.describe());
    const draft = await changedBy(stored, await commandOf(command.change, dimension, workplace));
    await saveAndTell(draft, command, workplace);
  });
}
