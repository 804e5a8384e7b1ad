import { apply, type Command, type DraftBase } from '../../../src-main/editing';
import {
  composeInfo,
  completeForSave,
  readInfo,
  writeJson,
  type JsonValue,
  type ObjectDescription,
} from '../../../src-main/format';
import { describe as described, fixtureInfo, trialTable } from '../format/fixtures';

/** Three trials that fit into any fixture of the continuous classes. */
const TRIALS = trialTable([
  [0, 10, -2, 1],
  [10, 20, -2, 2],
  [20, 30, -2, 1],
]);

/** The object of a fixture as its `.info` describes it, with trials that lie in its data. */
export function fixtureObject(name: string, change: Partial<ObjectDescription> = {}): ObjectDescription {
  const { text, path } = fixtureInfo(name);
  const read = readInfo(text, path);
  if (!read.ok) throw new Error(read.error.message);
  return described(read.value, { trials: TRIALS, ...change });
}

/** The object after the commands; fails where one is refused. */
export function applied(description: ObjectDescription, ...commands: readonly Command[]): ObjectDescription {
  return commands.reduce((before, command) => {
    const after = apply(before, command);
    if (!after.ok) throw new Error(after.error.message);
    return after.value;
  }, description);
}

/** Why a command is refused, and of which spot. */
export function refused(description: ObjectDescription, command: Command): { message: string; at: unknown } {
  const after = apply(description, command);
  if (after.ok) throw new Error('It was not refused.');
  const { message, at } = after.error;
  return { message, at };
}

/** What an object's `info` or `cfg` is in the file, tokens and order included. */
export function textOf(value: JsonValue): string {
  return writeJson(value);
}

const VERSION = { device: 1n, inode: 2n, size: 3n, modifiedNs: 4n };

/** What a draft is begun on. */
export function baseOf(description: ObjectDescription): DraftBase {
  return { version: { data: VERSION, info: { ...VERSION, inode: 5n } }, description };
}

/** The text of the `.info` that a save of the object would write, with what only the save knows made up. */
export function infoTextOf(description: ObjectDescription): string {
  const { data, trials, log } = description;
  return composeInfo(completeForSave(description), {
    filename: 'k',
    data: { typeName: data.type.name, shape: data.shape, offset: null },
    trials: { typeName: trials.typeName, rows: trials.rows, columns: trials.columns },
    checksum: '0',
    log,
  });
}
