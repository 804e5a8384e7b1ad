import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { problem, type SelectChoice } from '../../../src-main/contract';
import { parseTypedSelection } from '../../../src-main/format';
import { nameForSelection } from '../../../src-renderer/saving/selection-name';
import { chosenItems, withItem } from '../../../src-renderer/selecting/chosen-items';
import { SelectionForm } from '../../../src-renderer/selecting/selection-form.svelte';
import { shownWindow } from '../../../src-renderer/selecting/shown-window';

const items = ['a', 'b', 'c', '"d,e"'].map((typed) => ({ name: typed, typed }));
const choices: SelectChoice[] = [
  { key: 'trials', items: null },
  { key: 'channel', items },
  { key: 'latency', items: null },
];

describe('the form of a selection', () => {
  it('begins with what is chosen where it is opened from', () => {
    const form = new SelectionForm(choices, { trials: [2, 3, 4], channels: [0, 3], latency: [-0.1, 0.2] });
    expect(form.typed).toEqual({ trials: '2:5', channel: 'a, "d,e"', latency: '-0.1, 0.2' });
  });

  it('asks for nothing of what is chosen as a whole, or has no such key', () => {
    const form = new SelectionForm(choices, { channels: [0, 1, 2, 3], latency: null, frequency: [1, 2] });
    expect(form.typed).toEqual({});
  });

  it('names channels by their places where it knows no names', () => {
    const form = new SelectionForm([{ key: 'channel', items: null }], { channels: [0, 2] });
    expect(form.typed).toEqual({ channel: '0, 2' });
  });

  it('tells of each letter, and leaves an emptied field out', () => {
    const form = new SelectionForm(choices);
    const typed = vi.fn();
    form.onTyped = typed;
    form.type('trials', '0');
    expect(form.typed).toEqual({ trials: '0' });
    form.type('trials', ' ');
    expect(form.typed).toEqual({});
    expect(typed).toHaveBeenCalledTimes(2);
  });

  it('knows which of its fields a refusal is about', () => {
    const form = new SelectionForm(choices);
    const at = (name: string) => problem('selection-refused', { reason: 'no' }, { at: { kind: 'field', name } });
    expect(form.keyOf(at('latency'))).toBe('latency');
    expect(form.keyOf(at('taper'))).toBeNull();
    expect(form.keyOf(problem('exists', {}))).toBeNull();
  });
});

describe('a list of items', () => {
  it('is ticked where its items are typed, and a comma in quotes parts nothing', () => {
    expect([...chosenItems('b, "d,e"', items)]).toEqual([1, 3]);
    expect([...chosenItems('0:2', items)]).toEqual([]);
  });

  it('takes items in and out in its own order', () => {
    const one = withItem('c', items, 0, true);
    expect(one).toBe('a, c');
    expect(withItem(one, items, 2, false)).toBe('a');
    expect(withItem('a', items, 0, false)).toBe('');
  });
});

describe('the window of a picture', () => {
  const summary = {
    samplerate: '1000',
    trials: { typeName: 'int64', rows: 1, columns: 3, values: new Float64Array([0, 400, -100]), columnNames: [] },
  };

  it('ends at the last sample of the trial, not behind it', () => {
    expect(shownWindow({ from: 0.1, to: 0.3, isWhole: false }, summary, 0)).toEqual([0.1, 0.299]);
    expect(shownWindow({ from: 0.1, to: 0.2, isWhole: false }, summary, 0)).toEqual([0.1, 0.2]);
  });

  it('begins at the first sample of the trial, not before it', () => {
    expect(shownWindow({ from: -0.2, to: 0, isWhole: false }, summary, 0)).toEqual([-0.1, 0]);
  });

  it('is typed so that the samples at its ends are chosen, at any rate', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(30000, 44100, 2034.5), fc.double({ min: 0.1, max: 1e6, noNaN: true })),
        fc.integer({ min: 1, max: 1e7 }),
        fc.integer({ min: -1e7, max: 1e7 }),
        (samplerate, length, offset) => {
          const values = new Float64Array([0, length, offset]);
          const trial = { samplerate: String(samplerate), trials: { ...summary.trials, values } };
          const window = shownWindow({ from: -1e9, to: 1e9, isWhole: false }, trial, 0);
          const spec = parseTypedSelection(new SelectionForm(choices, { latency: window }).typed);
          const ends = [offset / samplerate, (length - 1 + offset) / samplerate];
          expect(spec).toEqual({ ok: true, value: { latency: ends } });
        },
      ),
    );
  });

  it('is none of the whole trial, and none without times', () => {
    expect(shownWindow({ from: -0.1, to: 0.3, isWhole: true }, summary, 0)).toBeNull();
    expect(shownWindow({ from: 1, to: 2, isWhole: false }, { ...summary, samplerate: null }, 0)).toBeNull();
    expect(shownWindow({ from: null, to: null, isWhole: false }, summary, 0)).toBeNull();
  });
});

it('a selection begins with a name of its own', () => {
  expect(nameForSelection({ container: 'c.spy', tag: 'raw', filename: 'c_raw.analog' })).toEqual({
    container: 'c.spy',
    tag: 'raw_selection',
    filename: 'c_raw_selection.analog',
  });
  expect(nameForSelection({ container: 'c.spy', tag: null, filename: 'c.analog' }).tag).toBe('selection');
});
