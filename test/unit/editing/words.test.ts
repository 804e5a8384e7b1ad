import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, describeForSave, Draft, logEntriesOf, summaryOf, type Command } from '../../../src-main/editing';
import { checkLoadable, logEntries, withSaveEntry, type ObjectDescription } from '../../../src-main/format';
import { anyText } from '../format/json-trees';
import { anyCommand } from './any-command';
import { baseOf, fixtureObject } from './objects';

const recording = fixtureObject('tokens.analog.info');
const dimension = 'channel';
const author = { user: 'ada', host: 'desk', time: new Date(2026, 10, 3, 9, 5) };

function drafted(object: ObjectDescription, ...commands: readonly Command[]): Draft {
  const replayed = Draft.replay(baseOf(object), commands);
  if (!replayed.ok) throw new Error(replayed.fault.error.message);
  return replayed.draft;
}

function sentenceOf(...commands: readonly Command[]): string | undefined {
  return changesOf(drafted(recording, ...commands)).at(-1)?.sentence;
}

const events: Command = {
  do: 'trials-around-events',
  events: 'stim.event',
  codes: [3, 4],
  before: 0.05,
  after: 0.1,
  edges: 'refuse',
  withCodes: false,
  found: { samples: [100, 200], codes: [3, 4], samplerate: '1000' },
};

describe('what was changed, in words', () => {
  it.each<[Command, string]>([
    [{ do: 'set-label', dimension, at: 1, to: 'V4' }, 'Renamed channel "channel2" to "V4".'],
    [{ do: 'set-labels', dimension, labels: ['a', 'b', 'c', 'd'] }, 'Set the 4 labels of channel.'],
    [
      {
        do: 'rename-labels',
        dimension,
        names: [
          { from: 'channel1', to: 'a' },
          { from: 'channel2', to: 'b' },
        ],
      },
      'Renamed channel "channel1" to "a" and "channel2" to "b".',
    ],
    [
      { do: 'replace-in-labels', dimension, find: 'channel', replace: 'ch', regex: false },
      'Replaced "channel" by "ch" in 4 labels of channel.',
    ],
    [
      { do: 'replace-in-labels', dimension, find: 'l([12])', replace: 'L$1', regex: true },
      'Replaced the pattern "l([12])" by "L$1" in 2 labels of channel.',
    ],
    [{ do: 'number-labels', dimension, pattern: 'e{n:02}' }, 'Numbered channel from "e01" to "e04".'],
    [{ do: 'set-samplerate', samplerate: '500' }, 'Set the sampling rate from 1000.0 to 500.0 Hz.'],
    [{ do: 'set-info', text: '{}' }, 'Edited info as a text.'],
    [{ do: 'set-info-value', path: ['lab'], value: '[1,\n 2.0]' }, 'Added info["lab"]: [1, 2.0].'],
    [{ do: 'set-info-value', path: ['nested', 'list', 0], value: '5' }, 'Set info["nested"]["list"][0] to 5.'],
    [{ do: 'remove-info-value', path: ['big'] }, 'Removed info["big"].'],
    [{ do: 'rename-info-key', path: ['big'], to: 'large' }, 'Renamed info["big"] to "large".'],
    [{ do: 'set-note', text: 'noisy' }, 'Wrote the note.'],
    [{ do: 'set-trials', rows: [[0, 5, 0]] }, 'Set the trial table: 1 trial, before 3.'],
    [
      {
        do: 'set-trials',
        rows: [
          [0, 10, -2, 1],
          [10, 20, -2, 9],
          [20, 30, -2, 1],
        ],
      },
      'Changed 1 of 3 trials in the table.',
    ],
    [{ do: 'set-trial-cells', row: 2, column: 2, cells: [[-5]] }, 'Set the offset of trial 2 from -2 to -5.'],
    [{ do: 'set-trial-cells', row: 0, column: 2, cells: [[-5, 4]] }, 'Changed 1 of 3 trials in the table.'],
    [
      { do: 'cut-trials', length: { seconds: 0.2 }, rest: 'drop', within: 'recording' },
      'Cut the recording into trials of 0.2 s: 3 trials.',
    ],
    [
      { do: 'cut-trials', length: { samples: 5 }, rest: 'drop', within: 'trials' },
      'Cut each trial into trials of 5 samples: 6 trials.',
    ],
    [events, 'Defined 2 trials around codes 3 and 4 of "stim.event", from 0.05 s before to 0.1 s after the event.'],
    [
      { do: 'redefine-trials', by: { minLength: 0.01 } },
      'Left out the trials that are shorter than 0.01 s: 3 of 3 trials are left.',
    ],
    [{ do: 'redefine-trials', by: { window: [0, 0.005] } }, 'Cut the trials to 0 s to 0.005 s: 3 of 3 trials are left.'],
    [
      { do: 'redefine-trials', by: { begin: 1, end: 5, time: 'kept' } },
      'Cut the trials by begin and end sample; all samples keep their times.',
    ],
    [{ do: 'redefine-trials', by: { table: [[0, 5, 0]] } }, 'Redefined the trials by a table of 1 trial.'],
    [{ do: 'shift-offset', samples: 5, mode: 'by' }, 'Shifted the offset of all trials by 5 samples.'],
    [{ do: 'shift-offset', samples: [1, 2, 3], mode: 'to' }, 'Set the offset of each trial.'],
    [{ do: 'name-trial-columns', names: ['code'] }, 'Named the info columns "code".'],
  ])('%j', (command, sentence) => {
    expect(sentenceOf(command)).toBe(sentence);
  });

  it('tells which were undone', () => {
    const draft = drafted(recording, { do: 'set-note', text: 'a' }, { do: 'set-note', text: '' }).undo();
    expect(changesOf(draft)).toEqual([
      { sentence: 'Wrote the note.', undone: false },
      { sentence: 'Removed the note.', undone: true },
    ]);
  });

  it('is one line of a readable length, whatever the names are', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 20 }), anyText, (commands, text) => {
        let draft = Draft.on(baseOf(recording));
        const named: Command = { do: 'set-info-value', path: [text], value: '1' };
        for (const command of [...commands, named]) {
          const after = draft.do(command);
          if (after.ok) draft = after.value;
        }
        for (const line of [...changesOf(draft).map(({ sentence }) => sentence), ...summaryOf(draft.differences)]) {
          expect(line).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{3,1000}$/u);
        }
      }),
    );
  });

  it('comes to what differs in the end', () => {
    const draft = drafted(
      recording,
      { do: 'set-label', dimension, at: 0, to: 'x' },
      { do: 'set-label', dimension, at: 0, to: 'V1' },
      { do: 'set-samplerate', samplerate: '500' },
      { do: 'set-samplerate', samplerate: '1000' },
      { do: 'set-info-value', path: ['lab'], value: '1' },
      { do: 'remove-info-value', path: ['tiny'] },
      { do: 'set-note', text: 'n' },
      { do: 'redefine-trials', by: { table: [[0, 5, 0]] } },
    );
    expect(summaryOf(draft.differences)).toEqual([
      'channel: 1 label of 4 changed ("channel1" is now "V1")',
      'trials: 1 trial, before 3; 3 columns, before 4',
      'info: "lab" added, "tiny" removed',
      'note: written',
      'cfg: "redefinetrial" added',
    ]);
    expect(summaryOf(draft.at(0).differences)).toEqual([]);
  });
});

describe('the history of a saved draft', () => {
  it('has an entry for each part that differs, in the form of Syncopy', () => {
    const draft = drafted(
      recording,
      { do: 'set-label', dimension, at: 0, to: "it's" },
      { do: 'set-samplerate', samplerate: '500' },
      { do: 'set-note', text: 'n' },
      { do: 'cut-trials', length: { samples: 100 }, rest: 'drop', within: 'recording' },
    );
    const saved = withSaveEntry(describeForSave(draft, author).log, '/d/k.analog', author);
    expect(logEntries(saved).slice(-5)).toEqual(
      [
        { action: 'channel', text: "changed 1 of 4 labels: 'channel1' to 'it\\'s'" },
        { action: 'samplerate', text: 'changed from 1000.0 to 500.0' },
        { action: 'info', text: "added 'note'" },
        { action: 'definetrial', text: 'updated trial-definition with [6 x 3] element array' },
        { action: 'save', text: 'Wrote files /d/k.analog\n\t\t\t  /d/k.analog.info' },
      ].map((entry) => ({ author: 'ada@desk', time: 'Tue Nov  3 09:05:00 2026', ...entry })),
    );
    expect(saved.startsWith(recording.log)).toBe(true);
  });

  it('names the events that the trials came from, and what was done to them since', () => {
    const extracted = {
      action: 'definetrial',
      text: "trial-definition extracted from EventData object: 'stim.event' (codes 3, 4, from 0.05 s before to 0.1 s after the event)",
    };
    const updated = { action: 'definetrial', text: 'updated trial-definition with [2 x 3] element array' };
    expect(logEntriesOf(drafted(recording, events))).toEqual([extracted]);
    expect(logEntriesOf(drafted(recording, events, { do: 'shift-offset', samples: 1, mode: 'by' }))).toEqual([
      extracted,
      updated,
    ]);
    const rows = [
      [0, 1, 0],
      [1, 2, 0],
    ];
    expect(logEntriesOf(drafted(recording, events, { do: 'set-trials', rows }))).toEqual([updated]);
  });

  it('tells nothing of a draft that changes nothing, whose save writes what there was', () => {
    const draft = drafted(recording, { do: 'set-note', text: 'n' }, { do: 'set-note', text: '' });
    expect(describeForSave(draft, author)).toBe(recording);
  });

  it('can be written and read whatever the names are', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (label, key, before) => {
        // The second channel has this name first.
        fc.pre(before !== 'x');
        const object = { ...recording, labels: { channel: [before, 'b', 'c', 'd'] } };
        const command: Command = { do: 'set-info-value', path: [key], value: '1' };
        let draft = drafted(object, { do: 'set-label', dimension, at: 1, to: 'x' }, command, {
          do: 'set-label',
          dimension,
          at: 0,
          to: 'y',
        });
        const named = draft.do({ do: 'set-label', dimension, at: 1, to: label });
        if (named.ok) draft = named.value;
        const saved = describeForSave(draft, author);
        expect(checkLoadable(saved)).toEqual({ ok: true, value: undefined });
        const added = logEntries(saved.log).slice(logEntries(recording.log).length);
        expect(added.map(({ action }) => action)).toEqual(['channel', 'info']);
      }),
    );
  });
});
