import { pythonString, withLogEntry, type JsonMap, type LogAuthor, type LogMessage, type ObjectDescription } from '../format';
import type { CommandOf } from '../commands';
import { keyDifferences, type Changed, type LabelDifference } from './differences';
import type { Draft } from './draft';

/** Names that an entry lists; more are counted. */
const LISTED = 20;

function listed(words: readonly string[]): string {
  const rest = words.length - LISTED;
  return words.slice(0, LISTED).join(', ') + (rest > 0 ? `, and ${rest} more` : '');
}

/** Names are quoted as Python would, so that no character of theirs breaks the form of the log or cannot be written. */
function labelEntry({ dimension, before, after }: LabelDifference): LogMessage {
  const changed = after.flatMap((label, index) => {
    const old = before[index];
    if (label === old) return [];
    return [old === undefined ? pythonString(label) : `${pythonString(old)} to ${pythonString(label)}`];
  });
  return { action: dimension, text: `changed ${changed.length} of ${after.length} labels: ${listed(changed)}` };
}

function infoEntry(info: Changed<JsonMap>): LogMessage {
  const { added, changed, removed } = keyDifferences(info);
  const words = [
    { what: 'added', keys: added },
    { what: 'changed', keys: changed },
    { what: 'removed', keys: removed },
  ].flatMap(({ what, keys }) => (keys.length === 0 ? [] : [`${what} ${listed(keys.map(pythonString))}`]));
  return { action: 'info', text: words.length === 0 ? 'changed the order of its keys' : words.join('; ') };
}

function eventsEntry({ events, codes, before, after }: CommandOf<'trials-around-events'>): LogMessage {
  const window = `codes ${listed(codes.map(String))}, from ${before} s before to ${after} s after the event`;
  return {
    action: 'definetrial',
    text: `trial-definition extracted from EventData object: ${pythonString(events)} (${window})`,
  };
}

/** The events that the trials were last defined by, and whether anything was done to the trials since. */
function definedBy(draft: Draft): { events: CommandOf<'trials-around-events'> | null; isRedefined: boolean } {
  let events: CommandOf<'trials-around-events'> | null = null;
  let isRedefined = false;
  for (const command of draft.commands.slice(0, draft.cursor)) {
    if (command.do === 'trials-around-events') [events, isRedefined] = [command, false];
    else if (command.do === 'shift-offset') isRedefined = true;
    else if (command.do === 'redefine-trials') [events, isRedefined] = ['table' in command.by ? null : events, true];
    else if (command.do === 'cut-trials') [events, isRedefined] = [command.within === 'recording' ? null : events, true];
    else if (command.do === 'set-trials' || command.do === 'set-trial-cells') [events, isRedefined] = [null, true];
  }
  return { events, isRedefined };
}

function trialEntries(draft: Draft): LogMessage[] {
  const { events, isRedefined } = definedBy(draft);
  const { rows, columns } = draft.description.trials;
  const text = `updated trial-definition with [${rows} x ${columns}] element array`;
  return [...(events === null ? [] : [eventsEntry(events)]), ...(isRedefined ? [{ action: 'definetrial', text }] : [])];
}

/**
 * The entries that a save of the draft adds to the history before its own, one for each part that differs: however often a label
 * was changed, the history tells what became of it. Trials in the words of `definetrial`, which `redefinetrial` leaves too
 * (`syncopy/datatype/methods/definetrial.py`); of events their name and window in the place of their whole log. Syncopy's setters
 * of labels, rate and info log nothing; here each has an entry under its own name, in the same form.
 */
export function logEntriesOf(draft: Draft): LogMessage[] {
  const { labels, samplerate, info, trials } = draft.differences;
  const { before, after } = samplerate ?? { before: null, after: null };
  const rate = { action: 'samplerate', text: `changed from ${before?.token ?? 'None'} to ${after?.token ?? 'None'}` };
  return [
    ...labels.map(labelEntry),
    ...(samplerate === null ? [] : [rate]),
    ...(info === null ? [] : [infoEntry(info)]),
    ...(trials === null ? [] : trialEntries(draft)),
  ];
}

/** The object as a save of the draft is to write it: the edited state with its entries in the history. The save adds its own. */
export function describeForSave(draft: Draft, author: LogAuthor): ObjectDescription {
  if (!draft.isChanged) return draft.base.description;
  const log = logEntriesOf(draft).reduce((text, entry) => withLogEntry(text, entry, author), draft.description.log);
  return { ...draft.description, log };
}
