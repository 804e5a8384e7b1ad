import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  ObjectSummary,
  Problem,
  Result,
  TypedSelection,
  TypedTarget,
  Saved,
  SavePlanShape,
} from '../../../src-main/contract';
import type { Agreed, Comparison, SaveCalls } from '../../../src-renderer/saving/save-calls';
import { fieldOfProblem, SaveForm } from '../../../src-renderer/saving/save-form.svelte';
import { Saving } from '../../../src-renderer/saving/saving.svelte';
import { planShape } from '../contract/plan-shape';

const named = (code: Problem['code'], field?: Problem['field']): Problem => ({ code, message: code, hint: '', field });
const refused = (code: Problem['code'], field?: Problem['field']): Result<never> => ({ ok: false, error: named(code, field) });

function planOf(typed: TypedTarget, mode: SavePlanShape['mode'] = 'create'): SavePlanShape {
  const name = JSON.stringify(typed);
  return { ...planShape(name, name), mode };
}

const side = {
  path: '',
  dataclass: null,
  shape: null,
  size: 0,
  modified: null,
  lastLogEntry: null,
  checksum: 'none',
  isLink: false,
  isBeingWritten: false,
} as const;
const keepBoth = { way: 'container', container: 'k.spy', tag: 't_2' } as const;
const summary = { id: 'o1', filename: 'k_t.analog', container: 'k.spy', tag: 't' } as ObjectSummary;
const place = { ref: 'ref:k', name: 'k.spy', path: '/k.spy', select: null };
const written: Saved = { ref: 'r', data: '/k.spy/k.analog', info: '/k.spy/k.analog.info', syncopyLine: 'spy.load()', place };

/** A desktop that answers as told, and notes what it was asked. */
class Desktop implements SaveCalls {
  readonly planned: TypedTarget[] = [];
  /** Of the last plan. */
  objectId = '';
  selection: TypedSelection | undefined;
  readonly stopPlanning = vi.fn();
  readonly started: Agreed[] = [];
  planning: (typed: TypedTarget) => Result<SavePlanShape> = (typed) => ({ ok: true, value: planOf(typed) });
  results: Result<Saved>[] = [];
  comparison: Result<Comparison> = { ok: true, value: { existing: side, replacement: side, keepBoth } };
  readonly told: string[] = [];

  plan(objectId: string, typed: TypedTarget, selection?: TypedSelection): Promise<Result<SavePlanShape>> {
    this.objectId = objectId;
    this.selection = selection;
    this.planned.push(typed);
    return Promise.resolve(this.planning(typed));
  }
  compare(): Promise<Result<Comparison>> {
    return Promise.resolve(this.comparison);
  }
  start(_planId: string, agreed: Agreed): Promise<Result<{ taskId: string }>> {
    this.started.push(agreed);
    return Promise.resolve({ ok: true, value: { taskId: 'task' } });
  }
  result(): Promise<Result<Saved>> {
    return Promise.resolve(this.results.shift() ?? { ok: true, value: written });
  }
  cancel(): Promise<Result<boolean>> {
    return Promise.resolve({ ok: true, value: true });
  }
  saving(asksBeforeOwn = false): Saving {
    const { told } = this;
    return new Saving(
      {
        saved: () => told.push('saved'),
        refused: ({ code }) => told.push(`refused ${code}`),
        stopped: () => told.push('stopped'),
        outdated: () => told.push('outdated'),
      },
      this,
      () => asksBeforeOwn,
    );
  }
}

describe('the save form', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('begins with the names that the object has', () => {
    const form = new SaveForm(summary, () => new Promise(() => undefined));
    expect(form.typed).toEqual({ way: 'container', container: 'k.spy', tag: 't' });
    const loose = new SaveForm({ ...summary, container: null, tag: null }, () => new Promise(() => undefined));
    expect(loose.typed).toEqual({ way: 'file', filename: 'k_t.analog' });
  });

  it('asks once for what was typed in one go', async () => {
    const asked: TypedTarget[] = [];
    const form = new SaveForm(summary, (typed) => {
      asked.push(typed);
      return Promise.resolve({ ok: true, value: planOf(typed) });
    });
    for (const text of ['n', 'ne', 'new']) form.type('tag', text);
    await vi.runAllTimersAsync();
    expect(asked.slice(1)).toEqual([{ way: 'container', container: 'k.spy', tag: 'new' }]);
    expect(form.outlook).toMatchObject({ kind: 'plan', plan: planOf({ way: 'container', container: 'k.spy', tag: 'new' }) });
  });

  it('drops the answer to an older target', async () => {
    const answers: ((result: Result<SavePlanShape>) => void)[] = [];
    const form = new SaveForm(summary, () => new Promise((resolve) => answers.push(resolve)));
    form.choose('file');
    answers[1]?.({ ok: true, value: planOf(form.typed) });
    answers[0]?.(refused('not-found'));
    expect(await form.settled()).toMatchObject({ kind: 'plan' });
    expect(form.outlook).toMatchObject({ kind: 'plan' });
  });

  it('settles on what is typed by now, without waiting for the next letter', async () => {
    const form = new SaveForm(summary, (typed) =>
      Promise.resolve(
        'tag' in typed && typed.tag === 'a.b' ? refused('invalid-name', 'tag') : { ok: true, value: planOf(typed) },
      ),
    );
    form.type('tag', 'a.b');
    expect(await form.settled()).toMatchObject({ kind: 'refused' });
    expect(form.faultAt('tag')).toMatchObject({ code: 'invalid-name' });
    expect(form.faultAt('container')).toBeNull();
  });

  it('shows a refusal at the field of its way, and at none where the way has no such field', () => {
    expect(fieldOfProblem(named('invalid-name', 'tag'), 'container')).toBe('tag');
    expect(fieldOfProblem(named('not-folder', 'folder'), 'container')).toBe('container');
    expect(fieldOfProblem(named('not-folder', 'folder'), 'file')).toBe('filename');
    expect(fieldOfProblem(named('invalid-name', 'container'), 'tag')).toBeNull();
    expect(fieldOfProblem(named('no-space'), 'file')).toBeNull();
  });
});

describe('a save of an object with changes whose files were changed by another program', () => {
  const drafted = { ...summary, path: '/k.spy/k_t.analog', draft: { count: 1 } } as ObjectSummary;
  const ownPlan: Result<SavePlanShape> = { ok: true, value: { ...planOf({ way: 'own' }, 'replace'), data: drafted.path } };

  it('ends where the user decides about that, and asks nothing of its own', async () => {
    const desktop = new Desktop();
    desktop.planning = () => refused('changed-meanwhile');
    const saving = desktop.saving();
    await saving.quickSave(drafted);
    expect([desktop.told, saving.step.kind]).toEqual([['outdated'], 'none']);
  });

  it('closes the dialog', async () => {
    const desktop = new Desktop();
    const saving = desktop.saving();
    desktop.planning = () => refused('changed-meanwhile');
    saving.saveAs(drafted);
    await saving.submit();
    expect([desktop.told, saving.step.kind, saving.form]).toEqual([['outdated'], 'none', null]);
  });

  it.each(['changed-meanwhile', 'source-changed'] as const)('ends there too where that was seen late: %s', async (code) => {
    const desktop = new Desktop();
    desktop.planning = () => ownPlan;
    desktop.results = [refused(code)];
    const saving = desktop.saving();
    await saving.quickSave(drafted);
    expect([desktop.told, saving.step.kind]).toEqual([['outdated'], 'none']);
  });

  it('asks as ever where the target is another object', async () => {
    const desktop = new Desktop();
    desktop.planning = (typed) => ({ ok: true, value: planOf(typed) });
    desktop.results = [refused('changed-meanwhile')];
    const saving = desktop.saving();
    saving.saveAs(drafted);
    await saving.submit();
    expect([desktop.told, saving.step.kind]).toEqual([[], 'overwrite']);
  });
});

describe('a save that an earlier page of the window began', () => {
  const begun = { taskId: 'task', data: '/k.spy/k.analog' };

  it('is shown, and its end is told', async () => {
    const desktop = new Desktop();
    const saving = desktop.saving();
    const ended = saving.takeUp([begun]);
    expect(saving.step).toEqual({ kind: 'running', ...begun });
    expect(saving.filename).toBe('k.analog');
    await ended;
    expect([desktop.told, saving.isBusy]).toEqual([['saved'], false]);
  });

  it.each([
    ['cancelled', 'stopped'],
    ['no-space', 'refused no-space'],
    ['exists', 'refused exists'],
    ['damaged', 'refused damaged'],
  ] as const)('and that ends as %s is told too: there is no plan to ask about', async (code, told) => {
    const desktop = new Desktop();
    desktop.results = [refused(code)];
    const saving = desktop.saving();
    await saving.takeUp([begun]);
    expect([desktop.told, saving.step]).toEqual([[told], { kind: 'none' }]);
  });
});

describe('a save', () => {
  const ownReplaced = (typed: TypedTarget): Result<SavePlanShape> => ({ ok: true, value: planOf(typed, 'replace') });

  it('onto the object itself asks nothing', async () => {
    const desktop = new Desktop();
    desktop.planning = ownReplaced;
    const saving = desktop.saving();
    await saving.quickSave(summary);
    expect(desktop.planned).toEqual([{ way: 'own' }]);
    expect(desktop.started).toEqual([{ replace: false, acceptDamage: false }]);
    expect(desktop.told).toEqual(['saved']);
    expect(saving.isBusy).toBe(false);
  });

  it('onto the object itself asks first where the user wants that', async () => {
    const desktop = new Desktop();
    desktop.planning = ownReplaced;
    const saving = desktop.saving(true);
    await saving.quickSave(summary);
    expect(saving.step).toMatchObject({ kind: 'overwrite', prompt: { changedMeanwhile: false } });
    await saving.answerOverwrite('cancel');
    expect([desktop.started, saving.isBusy]).toEqual([[], false]);
    await saving.quickSave(summary);
    await saving.answerOverwrite('replace');
    expect([desktop.started, desktop.told]).toEqual([[{ replace: true, acceptDamage: false }], ['saved']]);
  });

  it('asks where the files were changed meanwhile, and goes on once the user agrees', async () => {
    const desktop = new Desktop();
    desktop.planning = ownReplaced;
    desktop.results = [refused('changed-meanwhile')];
    const saving = desktop.saving();
    await saving.quickSave(summary);
    expect(saving.step).toMatchObject({ kind: 'overwrite', prompt: { changedMeanwhile: true } });
    await saving.answerOverwrite('replace');
    expect(desktop.started.at(-1)).toEqual({ replace: true, acceptDamage: false });
    expect(desktop.told).toEqual(['saved']);
  });

  it('of what is left of another one offers no further name where its own was taken meanwhile', async () => {
    const desktop = new Desktop();
    desktop.results = [refused('exists')];
    const saving = desktop.saving();
    await saving.saveByPlan(planOf({ way: 'own' }));
    expect(saving.step).toMatchObject({ kind: 'overwrite', prompt: { comparison: { keepBoth: null } } });
    await saving.answerOverwrite('cancel');
    expect([desktop.planned, saving.isBusy]).toEqual([[], false]);
  });

  it('asks anew where the files were changed behind the question', async () => {
    const desktop = new Desktop();
    desktop.planning = ownReplaced;
    desktop.results = [refused('changed-meanwhile'), refused('changed-meanwhile')];
    const saving = desktop.saving();
    saving.saveAs(summary);
    await saving.submit();
    for (const changedMeanwhile of [false, true, true]) {
      expect(saving.step).toMatchObject({ kind: 'overwrite', prompt: { changedMeanwhile } });
      await saving.answerOverwrite('replace');
    }
    expect(desktop.told).toEqual(['saved']);
  });

  it('from the dialog to a free name is carried out at once', async () => {
    const desktop = new Desktop();
    const saving = desktop.saving();
    saving.saveAs(summary);
    expect(await saving.submit()).toBe(true);
    expect(desktop.told).toEqual(['saved']);
    expect(saving.form).toBeNull();
  });

  it('plans anew where the save itself was refused: the disk may have changed', async () => {
    const desktop = new Desktop();
    desktop.results = [refused('no-space')];
    const saving = desktop.saving();
    saving.saveAs(summary);
    await saving.submit();
    expect(saving.form?.outlook).toMatchObject({ kind: 'refused', wasTried: true });
    const plans = desktop.planned.length;
    await saving.submit();
    expect(desktop.planned).toHaveLength(plans + 1);
    expect(desktop.told).toEqual(['saved']);
  });

  it('goes on with the object as it is opened anew, and asks nothing about what was planned before', async () => {
    const desktop = new Desktop();
    desktop.planning = ownReplaced;
    const saving = desktop.saving();
    saving.saveAs(summary);
    await saving.submit();
    expect(saving.step).toMatchObject({ kind: 'overwrite' });
    saving.hearReopened({ ...summary, id: 'o2' });
    expect(saving.step).toEqual({ kind: 'form' });
    expect(await saving.form?.settled()).toMatchObject({ kind: 'plan' });
    expect([desktop.objectId, saving.objectId]).toEqual(['o2', 'o2']);
  });

  it('keeps a refusal of the save to be read while its object is opened anew', async () => {
    const desktop = new Desktop();
    desktop.results = [refused('data-host-lost')];
    const saving = desktop.saving();
    saving.saveAs(summary);
    await saving.submit();
    saving.hearReopened({ ...summary, id: 'o2' });
    expect(saving.form?.otherFault).toMatchObject({ code: 'data-host-lost' });
    await saving.submit();
    expect(desktop.objectId).toBe('o2');
    expect(desktop.told).toEqual(['saved']);
  });

  it('from the dialog onto a taken name asks first, and a Cancel leads back to the dialog', async () => {
    const desktop = new Desktop();
    desktop.planning = ownReplaced;
    const saving = desktop.saving();
    saving.saveAs(summary);
    await saving.submit();
    expect(saving.step).toMatchObject({ kind: 'overwrite' });
    expect(desktop.started).toEqual([]);
    await saving.answerOverwrite('cancel');
    expect(saving.step).toEqual({ kind: 'form' });
    expect(desktop.told).toEqual([]);
  });

  it('keeps both under the name that was offered', async () => {
    const desktop = new Desktop();
    desktop.planning = (typed) => ({
      ok: true,
      value: planOf(typed, 'tag' in typed && typed.tag === 't_2' ? 'create' : 'replace'),
    });
    const saving = desktop.saving();
    saving.saveAs(summary);
    await saving.submit();
    await saving.answerOverwrite('keep-both');
    expect(desktop.planned.at(-1)).toEqual(keepBoth);
    expect(desktop.started).toEqual([{ replace: false, acceptDamage: false }]);
    expect(desktop.told).toEqual(['saved']);
  });

  it('of damaged data asks, and says so to the desktop when the user insists', async () => {
    const desktop = new Desktop();
    desktop.results = [refused('damaged')];
    const saving = desktop.saving();
    saving.saveAs(summary);
    await saving.submit();
    expect(saving.step).toMatchObject({ kind: 'damaged' });
    await saving.answerDamaged(true);
    expect(desktop.started.at(-1)).toEqual({ replace: false, acceptDamage: true });
    expect(desktop.told).toEqual(['saved']);
  });

  it('that is refused as typed stays in the dialog', async () => {
    const desktop = new Desktop();
    desktop.planning = () => refused('invalid-name', 'tag');
    const saving = desktop.saving();
    saving.saveAs(summary);
    expect(await saving.submit()).toBe(false);
    expect(saving.step).toEqual({ kind: 'form' });
    expect(saving.form?.faultAt('tag')).toMatchObject({ code: 'invalid-name' });
  });

  it('that fails is told in the dialog, or beside it where there is none', async () => {
    const desktop = new Desktop();
    desktop.results = [refused('no-space'), refused('no-space')];
    const saving = desktop.saving();
    saving.saveAs(summary);
    await saving.submit();
    expect(saving.form?.otherFault).toMatchObject({ code: 'no-space' });
    saving.close();
    await saving.quickSave(summary);
    expect(desktop.told).toEqual(['refused no-space']);
    expect(saving.isBusy).toBe(false);
  });

  it('that was stopped says so and leaves nothing behind', async () => {
    const desktop = new Desktop();
    desktop.results = [refused('cancelled')];
    const saving = desktop.saving();
    await saving.quickSave(summary);
    expect(desktop.told).toEqual(['stopped']);
    expect(saving.step).toEqual({ kind: 'none' });
  });

  it('is the only one: a second one waits for no answer and does nothing', async () => {
    const desktop = new Desktop();
    const saving = desktop.saving();
    saving.saveAs(summary);
    await saving.quickSave(summary);
    expect(desktop.started).toEqual([]);
  });
});
