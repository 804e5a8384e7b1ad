import { beforeEach, describe, expect, it, vi } from 'vitest';
import { problem, type Prepared, type RecipeSummary, type Result, type Saved } from '../../../src-main/contract';
import { Applying } from '../../../src-renderer/recipes/applying.svelte';
import type { RecipeCalls } from '../../../src-renderer/recipes/recipe-calls';
import { countsInWords, reportOf } from '../../../src-renderer/recipes/recipe-rows';
import { planShape } from '../contract/plan-shape';

const recipe: RecipeSummary = { recipeId: 'r', name: 'clean.json', dataclass: 'A', commands: ['set-note'], selection: [] };
const objects = ['a', 'b', 'c'].map((ref) => ({ ref, filename: `${ref}.analog`, dataclass: 'A' }));
const other = { ref: 'd', filename: 'd.spike', dataclass: 'S' };
const groups = [{ ref: 'g', name: 'g.spy', objects: [...objects, other] }];

function preparedOf(ref: string): Prepared {
  const plan = { ...planShape(ref, `/${ref}`), mode: 'replace' } as const;
  return { plan, changes: ['note: written'] };
}
const savedOf = (ref: string): Saved => {
  const place = { ref: '', name: '', path: '', select: null };
  return { ref, data: `/${ref}`, info: `/${ref}.info`, syncopyLine: '', place };
};
const refused = (code: 'exists' | 'cancelled'): Result<never> => ({ ok: false, error: problem(code, {}) });

const calls = {
  choose: vi.fn<RecipeCalls['choose']>(),
  ofDraft: vi.fn<RecipeCalls['ofDraft']>(),
  begin: vi.fn<RecipeCalls['begin']>(),
  prepare: vi.fn<RecipeCalls['prepare']>(),
  end: vi.fn<RecipeCalls['end']>(),
  start: vi.fn<RecipeCalls['start']>(),
  result: vi.fn<RecipeCalls['result']>(),
  cancel: vi.fn<RecipeCalls['cancel']>(),
  stopPlanning: vi.fn(),
} satisfies RecipeCalls;
const wrote = vi.fn();
let applying: Applying;

beforeEach(async () => {
  vi.resetAllMocks();
  calls.choose.mockResolvedValue({ ok: true, value: recipe });
  calls.begin.mockResolvedValue({ ok: true, value: { runId: 'run' } });
  calls.prepare.mockImplementation((_, ref) => Promise.resolve({ ok: true, value: preparedOf(ref) }));
  calls.start.mockImplementation((planId) => Promise.resolve({ ok: true, value: { taskId: planId } }));
  calls.result.mockImplementation((taskId) => Promise.resolve({ ok: true, value: savedOf(taskId) }));
  applying = new Applying({ wrote }, calls);
  applying.open(groups, null);
  await applying.chooseFile();
});

const states = (): string[] => applying.rows.map(({ state }) => state.kind);

describe('a recipe over many objects', () => {
  it('begins with all objects of its class', () => {
    expect([...applying.chosen]).toEqual(['a', 'b', 'c']);
    expect(applying.missing).toBeNull();
  });

  it('says what is missing', () => {
    applying.set(objects, false);
    expect(applying.missing).toBe('Choose the objects first.');
    const fresh = new Applying({ wrote }, calls);
    fresh.open(groups, null);
    expect(fresh.missing).toBe('Choose a recipe first.');
  });

  it('keeps the reason why a file is none', async () => {
    calls.choose.mockResolvedValue({ ok: false, error: problem('recipe-invalid', { reason: 'it is no JSON' }) });
    await applying.chooseFile();
    expect([applying.recipe, applying.recipeProblem?.code]).toEqual([null, 'recipe-invalid']);
  });

  it('tries each object before the first is written, and then writes what it tried', async () => {
    applying.way = 'tag';
    applying.tag = 't';
    await applying.preview();
    expect(calls.begin).toHaveBeenCalledWith('r', { way: 'tag', tag: 't' }, false);
    expect([applying.step, states()]).toEqual(['looking', ['prepared', 'prepared', 'prepared']]);
    expect(calls.start).not.toHaveBeenCalled();
    await applying.write();
    expect([applying.step, states()]).toEqual(['done', ['saved', 'saved', 'saved']]);
    expect(wrote).toHaveBeenCalledOnce();
  });

  it('goes on at an object that is refused', async () => {
    calls.result.mockResolvedValueOnce(refused('exists'));
    await applying.preview();
    await applying.write();
    expect(states()).toEqual(['refused', 'saved', 'saved']);
  });

  it('stops at the first one where that is wanted', async () => {
    calls.result.mockResolvedValueOnce({ ok: true, value: savedOf('a') }).mockResolvedValueOnce(refused('exists'));
    applying.stopsAtError = true;
    await applying.preview();
    await applying.write();
    expect(states()).toEqual(['saved', 'refused', 'left']);
    expect(countsInWords(applying.rows)).toBe('1 saved, 1 refused, 1 not written');
    expect(reportOf('clean.json', applying.rows).split('\n')).toEqual([
      'clean.json: 1 saved, 1 refused, 1 not written',
      'a.analog -> /a',
      '  note: written',
      'b.analog: exists: There is already an object of this name.',
      '  Choose another name or tag, or replace it.',
      'c.analog: not written',
    ]);
  });

  it('writes nothing where the first was refused when it was tried, and the run stops at errors', async () => {
    calls.prepare.mockResolvedValueOnce(refused('exists'));
    applying.stopsAtError = true;
    await applying.preview();
    await applying.write();
    expect(states()).toEqual(['refused', 'left', 'left']);
    expect(wrote).not.toHaveBeenCalled();
  });

  it('is stopped between two objects, and amid one', async () => {
    calls.result.mockImplementationOnce(async () => {
      await applying.stop();
      return refused('cancelled');
    });
    await applying.preview();
    await applying.write();
    expect(calls.cancel).toHaveBeenCalledWith('a');
    expect(states()).toEqual(['left', 'left', 'left']);
  });

  it('goes back to the choice where the trying is stopped', async () => {
    calls.prepare.mockImplementationOnce(async () => {
      await applying.stop();
      return refused('cancelled');
    });
    await applying.preview();
    expect(applying.step).toBe('choosing');
    expect(calls.stopPlanning).toHaveBeenCalled();
    expect(calls.end).not.toHaveBeenCalled();
  });

  it('frees what is held for it where its dialog is closed, once', async () => {
    await applying.preview();
    await applying.write();
    expect(calls.end).not.toHaveBeenCalled();
    applying.close();
    applying.close();
    expect([applying.step, calls.end.mock.calls.length]).toEqual(['closed', 1]);
  });
});
