import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem, refusal, type ObjectSummary, type ProblemCode, type Result } from '../../../src-main/contract';
import { Editing } from '../../../src-renderer/editing/editing.svelte';
import { InfoTree } from '../../../src-renderer/editing/info/info-tree.svelte';
import { TrialTable } from '../../../src-renderer/editing/trials/trial-table.svelte';

const A = 'file:///a.analog';
const B = 'file:///b.analog';

function object(ref: string, id = ref): ObjectSummary {
  const trials = { typeName: 'int64', rows: 1, columns: 3, values: Float64Array.from([0, 10, 0]), columnNames: [] };
  const node = { key: 'x', kind: 'number', text: '1', size: 0, children: [] };
  const info = { key: 'info', kind: 'map', text: '', size: 1, children: [node] };
  return { ref, id, trials, info, dimord: ['time'], datasets: [], draft: null } as unknown as ObjectSummary;
}

/** Lets all that can go on without the test go on. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const note = (text: string) => ({ do: 'set-note', text }) as const;

/** A window that looks at an object; the desktop answers when the test says so. */
class Desk {
  summary: ObjectSummary | null = object(A);
  readonly asked: (readonly [name: string, objectId: string])[] = [];
  readonly told: string[] = [];
  private readonly answers: ((answer: Result<unknown>) => void)[] = [];
  readonly editing = new Editing(this, {
    changed: ({ id }) => this.told.push(`changed ${id}`),
    refused: ({ message }) => this.told.push(message),
    unsure: () => this.told.push('unsure'),
    outdated: () => this.told.push('outdated'),
  });

  constructor() {
    const call = (name: string, { objectId }: { objectId: string }): Promise<Result<unknown>> => {
      this.asked.push([name, objectId]);
      return new Promise((resolve) => this.answers.push(resolve));
    };
    vi.stubGlobal('window', { spydesk: { call } });
  }

  take(): void {}

  /** The id under which the object is opened anew as somebody asks; null where it is not. */
  newId: string | null = null;

  isOpenedAnew(): Promise<boolean> {
    if (this.newId !== null) this.summary = object(A, this.newId);
    return Promise.resolve(this.newId !== null);
  }

  /** Answers what was asked for first, of what is not answered. */
  async answer(value: unknown = this.summary): Promise<void> {
    await pause();
    this.answers.shift()?.({ ok: true, value });
    await pause();
  }

  async refuse(code: ProblemCode): Promise<void> {
    await pause();
    this.answers.shift()?.(
      refusal(code === 'edit-refused' ? problem(code, { reason: 'so' }) : problem(code as 'not-granted', {})),
    );
    await pause();
  }
}

const GONE = 'This change cannot be made: a.analog is not looked at any more.';
let desk: Desk;
beforeEach(() => (desk = new Desk()));
afterEach(() => vi.unstubAllGlobals());

describe('changes of an object', () => {
  it('are asked for one after the other, and all of them are waited for', async () => {
    const edits = desk.editing.of(A);
    void edits.do(note('one'));
    let isSettled: boolean | null = null;
    void desk.editing.settled().then((isTaken) => (isSettled = isTaken));
    void edits.do(note('two'));
    await desk.answer();
    expect([desk.asked.length, isSettled]).toEqual([2, null]);
    await desk.answer();
    expect(isSettled).toBe(true);
  });

  it('that were asked of an id that is void are asked of the one under which the object was opened anew', async () => {
    desk.newId = 'A2';
    void desk.editing.discard();
    await desk.refuse('not-granted');
    await desk.answer();
    expect(desk.asked).toEqual([
      ['discardDraft', A],
      ['discardDraft', 'A2'],
    ]);
    expect(desk.told).not.toContain(problem('not-granted', {}).message);
  });

  it('that the window may not make are refused once', async () => {
    void desk.editing.discard();
    await desk.refuse('not-granted');
    expect([desk.asked.length, desk.told]).toEqual([1, ['unsure', problem('not-granted', {}).message]]);
  });

  it('answer whether the last of them was taken', async () => {
    const edits = desk.editing.of(A);
    void edits.do(note('one'));
    void edits.do(note('two'));
    const settled = desk.editing.settled();
    await desk.answer();
    await desk.refuse('edit-refused');
    expect([await settled, desk.told]).toEqual([false, [`changed ${A}`]]);
    expect(await desk.editing.settled()).toBe(true);
  });

  it('go to the object as it is open by then', async () => {
    const edited = desk.editing.of(A).do(note('one'));
    desk.summary = object(A, 'opened anew');
    await desk.answer();
    expect([(await edited).ok, desk.asked]).toEqual([true, [['edit', 'opened anew']]]);
  });

  it('are asked about where they may be in the draft though they failed', async () => {
    const edited = desk.editing.of(A).do(note('one'));
    await desk.refuse('not-granted');
    expect([(await edited).ok, desk.told]).toEqual([false, ['unsure']]);
  });
});

describe('an editor whose object is left', () => {
  it('changes no other one, and what it asked for is told', async () => {
    const edits = desk.editing.of(A);
    const one = edits.do(note('one'));
    const two = edits.do(note('two'));
    await pause();
    desk.summary = object(B);
    await desk.answer(object(A));
    expect([(await one).ok, await two]).toMatchObject([true, { ok: false, error: { code: 'edit-refused' } }]);
    expect([desk.asked, desk.told]).toEqual([[['edit', A]], [`changed ${A}`, GONE]]);
  });

  it('undoes nothing in another one', async () => {
    void desk.editing.of(A).do(note('one'));
    const undone = desk.editing.undo();
    await pause();
    desk.summary = object(B);
    await desk.answer(object(A));
    await undone;
    expect([desk.asked, desk.told]).toEqual([[['edit', A]], [`changed ${A}`, GONE]]);
  });

  it('has its table in no other one, and keeps it', async () => {
    const table = new TrialTable(() => object(A), desk.editing.of(A));
    const imported = table.importFile();
    desk.summary = object(B);
    await desk.answer({ rows: [[1, 2, 0]], names: null });
    expect(await imported).toBe(false);
    expect([desk.asked, desk.told, table.cell({ row: 0, column: 0 })]).toEqual([[['importTrialTable', A]], [GONE], 1]);
  });
});

describe('what is read before it is a change', () => {
  it.each<[string, (table: TrialTable) => Promise<boolean>]>([
    ['a file', (table) => table.importFile()],
    ['a paste', (table) => table.paste({ row: 0, column: 0 }, '1\t2\t0')],
  ])('is waited for with the change that comes of it: %s', async (_, begin) => {
    const table = new TrialTable(() => object(A), desk.editing.of(A));
    const begun = begin(table);
    let isSettled = false;
    void desk.editing.settled().then(() => (isSettled = true));
    await desk.answer({ rows: [[1, 2, 0]], names: null });
    expect([isSettled, desk.asked.at(-1)]).toEqual([false, ['edit', A]]);
    await desk.answer();
    expect([await begun, isSettled]).toEqual([true, true]);
  });

  it('is waited for where a value goes once another is handed on', async () => {
    const tree = new InfoTree(desk.editing.of(A), () => object(A).info);
    tree.active = '["x"]';
    await tree.begin('value');
    tree.typedValue = '2';
    void tree.remove();
    let isSettled = false;
    void desk.editing.settled().then(() => (isSettled = true));
    await desk.answer();
    expect([isSettled, desk.asked.length]).toEqual([false, 2]);
    await desk.answer();
    expect(isSettled).toBe(true);
  });
});
