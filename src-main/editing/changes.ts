import { apply } from './apply/apply';
import { NOTE_KEY } from './apply/note';
import { commandInWords } from './command-words';
import { keyDifferences, type Changed, type Differences } from './differences';
import type { Draft } from './draft';
import type { JsonMap, TrialTable } from '../format';
import { counted, listed, quoted } from './words';

/** One command of a draft in words. */
export interface Change {
  readonly sentence: string;
  /** True for one that was undone and can be done again. */
  readonly undone: boolean;
}

/** What was done, a sentence for each command, also for those that were undone. It takes one replay. */
export function changesOf({ base, commands, cursor }: Draft): Change[] {
  let before = base.description;
  return commands.map((command, index) => {
    const after = apply(before, command);
    if (!after.ok) throw new Error(after.error.message);
    const sentence = commandInWords(command, { before, after: after.value });
    before = after.value;
    return { sentence, undone: index >= cursor };
  });
}

/** The command that an undo would take back, in words; null where there is none. */
export function undoInWords(draft: Draft): string | null {
  const command = draft.commands[draft.cursor - 1];
  if (command === undefined) return null;
  return commandInWords(command, { before: draft.undo().description, after: draft.description });
}

/** The command that a redo would do again, in words; null where there is none. */
export function redoInWords(draft: Draft): string | null {
  return draft.canRedo ? undoInWords(draft.redo()) : null;
}

function labelWords({ dimension, before, after }: Differences['labels'][number]): string {
  const changed = after.flatMap((label, index) => {
    const old = before[index];
    return label === old ? [] : [old === undefined ? quoted(label) : `${quoted(old)} is now ${quoted(label)}`];
  });
  return `${dimension}: ${counted(changed.length, 'label')} of ${after.length} changed (${listed(changed)})`;
}

function keyWords({ added, changed, removed }: ReturnType<typeof keyDifferences>): string[] {
  const words = (keys: readonly string[], what: string): string[] =>
    keys.length === 0 ? [] : [`${listed(keys.map(quoted))} ${what}`];
  return [...words(added, 'added'), ...words(changed, 'changed'), ...words(removed, 'removed')];
}

function mapWords(name: string, changed: Changed<JsonMap>): string {
  const words = keyWords(keyDifferences(changed));
  return `${name}: ${words.length === 0 ? 'the order of its keys changed' : words.join(', ')}`;
}

function trialWords({ before, after }: Changed<TrialTable>): string {
  const rows =
    before.rows === after.rows ? counted(after.rows, 'trial') : `${counted(after.rows, 'trial')}, before ${before.rows}`;
  const columns = before.columns === after.columns ? '' : `; ${after.columns} columns, before ${before.columns}`;
  return `trials: ${rows}${columns}`;
}

/** The note stands in `info`, but is a thing of its own for people. */
function withoutNote({ before, after }: Changed<JsonMap>): Changed<JsonMap> | null {
  const rest = (map: JsonMap): JsonMap => new Map([...map].filter(([key]) => key !== NOTE_KEY));
  const [was, is] = [rest(before), rest(after)];
  const { added, changed, removed } = keyDifferences({ before: was, after: is });
  const isSame = added.length + changed.length + removed.length === 0 && [...was.keys()].join() === [...is.keys()].join();
  return isSame ? null : { before: was, after: is };
}

function infoWords(info: Changed<JsonMap>): string[] {
  const rest = withoutNote(info);
  const { added, changed, removed } = keyDifferences(info);
  const note = added.includes(NOTE_KEY) ? 'written' : changed.includes(NOTE_KEY) ? 'changed' : 'removed';
  const isNoted = [...added, ...changed, ...removed].includes(NOTE_KEY);
  const words = rest === null ? [] : [mapWords('info', rest)];
  return isNoted ? [...words, `note: ${note}`] : words.length === 0 ? [mapWords('info', info)] : words;
}

/**
 * What a save would write otherwise than there is, a line for each part: commands that took each other back are not in it. Empty
 * for a draft that changes nothing.
 */
export function summaryOf({ labels, samplerate, trials, info, cfg }: Differences): string[] {
  const rate =
    samplerate === null
      ? []
      : [`sampling rate: ${samplerate.after?.token ?? 'none'} Hz, before ${samplerate.before?.token ?? 'none'}`];
  return [
    ...labels.map(labelWords),
    ...rate,
    ...(trials === null ? [] : [trialWords(trials)]),
    ...(info === null ? [] : infoWords(info)),
    ...(cfg === null ? [] : [mapWords('cfg', cfg)]),
  ];
}
