import { afterEach, describe, expect, it, vi } from 'vitest';
import { problem, refusal, type Command, type ObjectSummary, type Result } from '../../../src-main/contract';
import { TrialTable } from '../../../src-renderer/editing/trials/trial-table.svelte';

afterEach(() => vi.unstubAllGlobals());

function withTrials(...rows: readonly (readonly number[])[]): ObjectSummary {
  const trials = {
    typeName: 'int64',
    rows: rows.length,
    columns: 3,
    values: Float64Array.from(rows.flat()),
    columnNames: ['start', 'stop', 'offset'],
  };
  return { id: 'o1', trials, dimord: ['time', 'channel'], datasets: [] as ObjectSummary['datasets'] } as ObjectSummary;
}

/** A table whose changes are answered by `answers`, one after the other. */
function tableOf(summary: ObjectSummary, answers: readonly (() => Promise<Result<ObjectSummary>>)[]) {
  const asked: Command[] = [];
  const left = [...answers];
  const editing = {
    do: (command: Command): Promise<Result<ObjectSummary>> => {
      asked.push(command);
      return left.shift()?.() ?? Promise.reject(new Error('asked too often'));
    },
    during: <Value>(work: Promise<Value>): Promise<Value> => work,
  };
  return { table: new TrialTable(() => summary, editing), asked };
}

const late = problem('edit-refused', { reason: 'so' }, { at: { kind: 'cell', row: 0, column: 0 } });

describe('the trial table while it is edited', () => {
  it('keeps what was refused as it was typed, and takes it along with the next change', async () => {
    const summary = withTrials([0, 10, 0]);
    const { table, asked } = tableOf(summary, [
      () => Promise.resolve(refusal(late)),
      () => Promise.resolve({ ok: true, value: withTrials([20, 30, 0]) }),
    ]);
    expect(await table.set({ row: 0, column: 0 }, 20)).toBe(false);
    expect([table.cell({ row: 0, column: 0 }), table.problem]).toEqual([20, late]);
    expect(await table.set({ row: 0, column: 1 }, 30)).toBe(true);
    expect(asked.at(-1)).toEqual({ do: 'set-trials', rows: [[20, 30, 0]] });
    expect(table.problem).toBeNull();
  });

  it('asks for one cell alone, and for the table where others wait', async () => {
    const { table, asked } = tableOf(withTrials([0, 10, 0], [10, 20, 0]), [
      () => new Promise(() => undefined),
      () => Promise.resolve({ ok: true, value: withTrials([0, 10, 5], [10, 20, 7]) }),
    ]);
    const typing = { row: 0, column: 2, text: '5' };
    void table.set(typing, 5);
    await table.set({ row: 1, column: 2 }, 7);
    expect(asked).toEqual([
      { do: 'set-trial-cells', row: 0, column: 2, cells: [[5]] },
      {
        do: 'set-trials',
        rows: [
          [0, 10, 5],
          [10, 20, 7],
        ],
      },
    ]);
  });

  it('puts back what was refused', async () => {
    const { table } = tableOf(withTrials([0, 10, 0]), [() => Promise.resolve(refusal(late))]);
    await table.set({ row: 0, column: 0 }, 20);
    table.putBack();
    expect([table.cell({ row: 0, column: 0 }), table.problem]).toEqual([0, null]);
  });

  it('asks nobody about a text that is no number', async () => {
    const { table, asked } = tableOf(withTrials([0, 10, 0]), []);
    expect(await table.set({ row: 0, column: 2 }, 'soon')).toBe(false);
    expect(asked).toEqual([]);
    expect(table.problem?.at).toEqual({ kind: 'cell', row: 0, column: 2 });
  });

  it('shows a paste that was refused, though a change before it is answered later', async () => {
    const pasted = problem('edit-refused', { reason: 'no number' }, { at: { kind: 'cell', row: 0, column: 1 } });
    vi.stubGlobal('window', { spydesk: { call: () => Promise.resolve(refusal(pasted)) } });
    const summary = withTrials([0, 10, 0], [10, 20, 0]);
    let answer: (result: Result<ObjectSummary>) => void = () => undefined;
    const { table } = tableOf(summary, [() => new Promise((resolve) => (answer = resolve))]);
    const first = table.set({ row: 0, column: 2 }, 5);
    const second = table.paste({ row: 1, column: 0 }, '1\tx');
    await Promise.resolve();
    answer({ ok: true, value: withTrials([0, 10, 5], [10, 20, 0]) });
    expect(await Promise.all([first, second])).toEqual([true, false]);
    expect(table.problem?.at).toEqual({ kind: 'cell', row: 1, column: 1 });
  });

  it('hands on once more what was refused, and nothing that waits for its answer', async () => {
    let answer: (result: Result<ObjectSummary>) => void = () => undefined;
    const { table, asked } = tableOf(withTrials([0, 10, 0]), [
      () => new Promise((resolve) => (answer = resolve)),
      () => Promise.resolve(refusal(late)),
    ]);
    const set = table.set({ row: 0, column: 2 }, 5);
    const [left, again] = [table.tryAgain(), table.tryAgain()];
    answer({ ok: true, value: withTrials([0, 10, 5]) });
    expect(await Promise.all([set, left, again])).toEqual([true, true, true]);
    expect(asked).toHaveLength(1);
    expect(await table.set({ row: 0, column: 0 }, 20)).toBe(false);
    expect(asked).toHaveLength(2);
  });
});
