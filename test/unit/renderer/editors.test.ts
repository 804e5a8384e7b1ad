import { describe, expect, it } from 'vitest';
import { problem, refusal, type Command, type JsonNode, type ObjectSummary, type Result } from '../../../src-main/contract';
import { Editors } from '../../../src-renderer/editing/editors';
import { heldInWords } from '../../../src-renderer/editing/kept-text';
import type { ObjectEditors } from '../../../src-renderer/editing/object-editors.svelte';

const leaf = (key: string, text: string): JsonNode => ({ key, kind: 'number', text, size: 0, children: [] });
const INFO: JsonNode = {
  ...{ key: 'info', kind: 'map', text: '', size: 2 },
  children: [leaf('a', '1'), { key: 'deep', kind: 'map', text: '', size: 1, children: [leaf('b', '2')] }],
};
const TRIALS: ObjectSummary['trials'] = {
  ...{ typeName: 'int64', rows: 1, columns: 3, columnNames: ['start', 'stop', 'offset'] },
  values: Float64Array.from([0, 10, 0]),
};

function object(ref: string, changes: Partial<ObjectSummary> = {}): ObjectSummary {
  const labels = { channel: ['one', 'two'] };
  return { ref, id: ref, samplerate: '1000.0', labels, info: INFO, trials: TRIALS, ...changes } as ObjectSummary;
}

/** The editors of a window that looks at `looked`; the host refuses every command until `takes`. */
class Desk {
  looked: ObjectSummary | null = object('file:a');
  takes = false;
  readonly asked: Command[] = [];
  readonly led: string[] = [];
  readonly editors: Editors;

  constructor() {
    const answer = (command: Command): Result<ObjectSummary> => {
      this.asked.push(command);
      return this.takes ? { ok: true, value: object('file:a') } : refusal(problem('edit-refused', { reason: 'so' }, {}));
    };
    this.editors = new Editors(
      {
        of: () => ({ do: (command) => Promise.resolve(answer(command)), during: (work) => work }),
        settled: () => Promise.resolve(true),
      },
      () => this.looked,
      (ref, { tab, place }) => {
        this.led.push(`${ref} ${tab}: ${place}`);
        return Promise.resolve();
      },
    );
  }

  get of(): ObjectEditors {
    return this.editors.of(this.looked ?? object('file:a'));
  }
}

type Type = (editors: ObjectEditors) => Promise<unknown>;

const TYPED: readonly (readonly [place: string, tab: string, type: Type])[] = [
  [
    'the note',
    'info',
    ({ info: { note } }) => {
      note.type('x');
      return note.handOn();
    },
  ],
  [
    'a value of info',
    'info',
    async ({ info: { tree } }) => {
      tree.active = '["a"]';
      await tree.begin('value');
      tree.typedValue = '[1';
      return tree.commit();
    },
  ],
  [
    'the text of info',
    'info',
    ({ info: { text } }) => {
      text.text = '{';
      return text.commit();
    },
  ],
  [
    'the sampling rate',
    'metadata',
    ({ samplerate }) => {
      samplerate.type('-1');
      return samplerate.handOn();
    },
  ],
  [
    'label 2 of channel',
    'metadata',
    (editors) => {
      const list = editors.labels('channel');
      list.moveTo(1);
      list.begin('one');
      return list.end();
    },
  ],
  ['the table of trials', 'trials', ({ trials }) => trials.set({ row: 0, column: 0 }, -5)],
];

describe.each(TYPED)('%s that was refused', (place, tab, type) => {
  it('holds a save back and is led to, until the host takes it', async () => {
    const desk = new Desk();
    expect(await type(desk.of)).toBe(false);
    expect(await desk.editors.handOn()).toBe(false);
    expect(desk.led).toEqual([`file:a ${tab}: ${place}`]);
    expect(desk.asked).toHaveLength(2);
    expect(desk.editors.isLeft).toBe(true);
    desk.takes = true;
    expect(await desk.editors.handOn()).toBe(true);
    // A table that was refused is handed on as a whole.
    expect(desk.asked[2]).toEqual(desk.asked[1]);
    expect([desk.led.length, desk.editors.isLeft]).toEqual([1, false]);
  });

  it('is kept while another object is looked at and saved, and keeps the window', async () => {
    const desk = new Desk();
    await type(desk.of);
    desk.looked = object('file:b');
    expect(await desk.editors.handOn()).toBe(true);
    expect(await desk.editors.handOn(() => true)).toBe(false);
    expect(desk.led).toEqual([`file:a ${tab}: ${place}`]);
    expect(desk.asked).toHaveLength(1);
    desk.looked = object('file:a', { id: 'opened anew' });
    expect(desk.of.left.map((text) => text.place)).toEqual([place]);
  });
});

describe.each(TYPED)('the way to another object, where %s is typed', (place, tab, type) => {
  it('is free once it is taken', async () => {
    const desk = new Desk();
    desk.takes = true;
    await type(desk.of);
    expect([await desk.editors.leave(), desk.led]).toEqual([true, []]);
  });

  it('leads back to it where it is refused on the way, and is free where that was seen', async () => {
    const desk = new Desk();
    await type(desk.of);
    expect([await desk.editors.leave(), desk.led]).toEqual([false, [`file:a ${tab}: ${place}`]]);
    desk.editors.see();
    expect([await desk.editors.leave(), desk.led.length]).toEqual([true, 1]);
    expect(desk.of.left.map((text) => text.place)).toEqual([place]);
  });
});

describe('what is typed into the editors of an object', () => {
  it('is nothing to begin with, and asks nothing', async () => {
    const desk = new Desk();
    expect(desk.of.left).toEqual([]);
    expect(await desk.editors.handOn(() => true)).toBe(true);
    expect([desk.asked, desk.led]).toEqual([[], []]);
  });

  it('is nothing any more once it is taken back', async () => {
    const desk = new Desk();
    for (const [, , type] of TYPED) await type(desk.of);
    expect(desk.of.left).toHaveLength(TYPED.length);
    const { info, samplerate, trials } = desk.of;
    info.note.putBack();
    info.tree.cancel();
    info.text.revert();
    samplerate.putBack();
    desk.of.labels('channel').putBack();
    trials.putBack();
    expect(desk.of.left).toEqual([]);
  });

  it('is shown where the tree of info is closed around it, and goes with its place', async () => {
    const desk = new Desk();
    const { info } = desk.of;
    const { tree } = info;
    tree.setOpen('["deep"]', true);
    tree.active = '["deep","b"]';
    await tree.begin('value');
    tree.typedValue = '[';
    await tree.commit();
    tree.setOpen('["deep"]', false);
    info.mode = 'text';
    expect(tree.rows).toHaveLength(3);
    for (const text of desk.of.left) text.reveal();
    expect([info.mode, tree.activeRow?.key, tree.rows.length]).toEqual(['tree', '["deep","b"]', 4]);
    desk.looked = object('file:a', { info: { ...INFO, size: 1, children: [leaf('a', '1')] } });
    expect(desk.of.left).toEqual([]);
  });

  it('leads nowhere where it is taken back before the host answers, and nothing is saved', async () => {
    const desk = new Desk();
    const { note } = desk.of.info;
    note.type('x');
    const handedOn = desk.editors.handOn();
    while (desk.asked.length === 0) await Promise.resolve();
    note.putBack();
    expect([await handedOn, desk.led]).toEqual([false, []]);
  });

  it('is no label that an undo took away', () => {
    const desk = new Desk();
    desk.of.labels('channel').moveTo(1);
    desk.of.labels('channel').begin('one');
    desk.looked = object('file:a', { labels: { channel: ['one'] } });
    expect(desk.of.left).toEqual([]);
  });
});

describe('a form that is filled in', () => {
  it('holds a save and the way to another object back until it is emptied or closed, and nobody applies it by itself', async () => {
    const desk = new Desk();
    let isFilled = false;
    const close = desk.of.open('New trials', 'trials', () => isFilled);
    expect(await desk.editors.handOn()).toBe(true);
    isFilled = true;
    expect(await desk.editors.handOn()).toBe(false);
    expect(desk.led).toEqual(['file:a trials: the form “New trials”']);
    desk.editors.see();
    expect(await desk.editors.leave()).toBe(false);
    close();
    expect(await desk.editors.handOn()).toBe(true);
    expect(await desk.editors.leave()).toBe(true);
    expect(desk.asked).toEqual([]);
  });
});

describe('why a save is held back', () => {
  it.each([
    [
      'field',
      'the note',
      'Held back: the note (a.analog) was refused. Its field says why: mend it, or take it back with Escape.',
    ],
    ['form', 'the form “Number unit”', 'Held back: the form “Number unit” (a.analog) is not applied. Apply it, or cancel it.'],
  ] as const)('is told of a %s', (kind, place, sentence) => {
    expect(heldInWords({ kind, place }, 'a.analog')).toBe(sentence);
  });
});
