import { apply, type Command } from '../../../src-main/editing';
import { readInfo, writeJson, type JsonValue, type ObjectDescription } from '../../../src-main/format';
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
