import type {
  ObjectSummary,
  Problem,
  ProgressShape,
  Result,
  RunningSave,
  TypedTarget,
  Saved,
  SavePlanShape,
} from '../../src-main/contract';
import type { SelectionForm } from '../selecting/selection-form.svelte';
import { desktopSaveCalls, type Agreed, type SaveCalls } from './save-calls';
import { SaveForm } from './save-form.svelte';
import type { OverwriteAnswer, SaveListener, SaveStep } from './save-step';
import { nameForSelection } from './selection-name';

const NOTHING_AGREED: Agreed = { replace: false, acceptDamage: false };

/** One save at a time: the dialog, the prompts, the work. */
export class Saving {
  step = $state.raw<SaveStep>({ kind: 'none' });
  form = $state.raw<SaveForm | null>(null);
  /** What of the object is saved; null for all of it. */
  selection = $state.raw<SelectionForm | null>(null);
  progress = $state.raw<ProgressShape | null>(null);
  isCancelling = $state(false);
  private summary = $state.raw<ObjectSummary | null>(null);

  constructor(
    private readonly listener: SaveListener,
    private readonly calls: SaveCalls = desktopSaveCalls,
    /** Whether the user wants to be asked before the object's own files are replaced. */
    private readonly asksBeforeOwn: () => boolean = () => false,
  ) {}

  get isBusy(): boolean {
    return this.step.kind !== 'none';
  }

  /** Of the object that is saved; of what is written, where an earlier page chose it. */
  get filename(): string {
    if (this.summary !== null) return this.summary.filename;
    return this.step.kind === 'running' ? (this.step.data.split(/[\\/]/).at(-1) ?? '') : '';
  }

  get objectId(): string | null {
    return this.summary?.id ?? null;
  }

  /** Opens the dialog. */
  saveAs(summary: ObjectSummary): void {
    if (this.isBusy) return;
    this.summary = summary;
    this.form = new SaveForm(summary, (typed) => this.plan(this.summary?.id ?? summary.id, typed));
    this.step = { kind: 'form' };
  }

  /** Opens the dialog for a part of the object. */
  saveSelectionAs(summary: ObjectSummary, selection: SelectionForm): void {
    if (this.isBusy) return;
    this.summary = summary;
    this.selection = selection;
    const form = new SaveForm(nameForSelection(summary), (typed) => this.plan(this.summary?.id ?? summary.id, typed));
    selection.onTyped = () => form.resolveLater();
    this.form = form;
    this.step = { kind: 'form' };
  }

  /** Saves the object's own two files; asks where the user wants that, and where they were changed meanwhile or are damaged. */
  async quickSave(summary: ObjectSummary): Promise<void> {
    if (this.isBusy) return;
    this.summary = summary;
    await this.saveTyped({ way: 'own' });
  }

  /** Carries out a plan that was made without the dialog and replaces nothing. */
  async saveByPlan(plan: SavePlanShape): Promise<void> {
    if (!this.isBusy) await this.run(plan, NOTHING_AGREED);
  }

  /** The dialog's button. Answers false where the form is refused as it stands. */
  async submit(): Promise<boolean> {
    const { form } = this;
    if (form === null || this.step.kind !== 'form') return true;
    this.step = { kind: 'preparing' };
    const outlook = await form.settled();
    if (form !== this.form || !this.isStill('preparing')) return true;
    if (outlook.kind !== 'plan') {
      this.step = { kind: 'form' };
      return false;
    }
    await this.carryOut(outlook.plan);
    return true;
  }

  async answerOverwrite(answer: OverwriteAnswer): Promise<void> {
    if (this.step.kind !== 'overwrite') return;
    const { plan, comparison, agreed } = this.step.prompt;
    if (answer === 'replace') return this.run(plan, { ...agreed, replace: true });
    if (answer === 'cancel' || comparison.keepBoth === null) {
      this.giveUp();
      return;
    }
    this.form?.take(comparison.keepBoth);
    await this.saveTyped(comparison.keepBoth);
  }

  async answerDamaged(insist: boolean): Promise<void> {
    if (this.step.kind !== 'damaged') return;
    const { plan, agreed } = this.step;
    if (insist) await this.run(plan, { ...agreed, acceptDamage: true });
    else this.giveUp();
  }

  /**
   * Takes up the saves that an earlier page of this window began, one after the other. What they were planned with is gone with
   * that page, so that a refusal is told and not asked about.
   */
  async takeUp(saves: readonly RunningSave[]): Promise<void> {
    for (const { taskId, data } of saves) {
      this.step = { kind: 'running', data, taskId };
      const result = await this.calls.result(taskId);
      this.isCancelling = false;
      this.finish();
      if (result.ok) this.listener.saved(result.value);
      else if (result.error.code === 'cancelled') this.listener.stopped(result.error);
      else this.listener.refused(result.error);
    }
  }

  /** Closes the dialog, where nothing runs; a plan that is being made is left. */
  close(): void {
    if (this.step.kind === 'running') return;
    this.calls.stopPlanning();
    this.finish();
  }

  /** Asks the running save to stop; one that is being put into place is waited for. */
  async cancel(): Promise<void> {
    if (this.step.kind !== 'running' || this.step.taskId === null || this.isCancelling) return;
    this.isCancelling = true;
    const stopped = await this.calls.cancel(this.step.taskId);
    if (!stopped.ok || !stopped.value) this.isCancelling = false;
  }

  /** The object was opened anew, by the user or since the data host was lost: the id that it had is void, and what was planned with it. */
  hearReopened(summary: ObjectSummary): void {
    if (this.summary?.ref !== summary.ref) return;
    this.summary = summary;
    if (this.step.kind === 'overwrite' || this.step.kind === 'damaged') this.giveUp();
    else this.form?.renew();
  }

  hearProgress(taskId: string, progress: ProgressShape): void {
    if (this.step.kind === 'running' && this.step.taskId === taskId) this.progress = progress;
  }

  private async saveTyped(typed: TypedTarget): Promise<void> {
    const { summary } = this;
    if (summary === null) return;
    this.step = { kind: 'preparing' };
    const { form } = this;
    const answer = await this.plan(summary.id, typed);
    if (form !== this.form || !this.isStill('preparing')) return;
    if (!answer.ok) this.refuse(answer.error);
    // The object's own files are replaced unasked: that is what saving it means to most.
    else if (typed.way === 'own' && !this.asksBeforeOwn()) await this.run(answer.value, NOTHING_AGREED);
    else await this.carryOut(answer.value);
  }

  /** A plan of a draft is refused so where its files were changed; whatever was to be saved, it ends there. */
  private async plan(objectId: string, typed: TypedTarget): Promise<Result<SavePlanShape>> {
    const answer = await this.calls.plan(objectId, typed, this.selection?.typed);
    if (!answer.ok && answer.error.code === 'changed-meanwhile' && this.summary?.id === objectId) this.endOutdated(answer.error);
    return answer;
  }

  private isStill(kind: SaveStep['kind']): boolean {
    return this.step.kind === kind;
  }

  private endOutdated(problem: Problem): void {
    this.finish();
    this.listener.outdated(problem);
  }

  /** True where what was changed meanwhile is what the draft of the object was begun on: replacing it would lose it unseen. */
  private isBaseChanged({ code }: Problem, plan: SavePlanShape): boolean {
    const { summary } = this;
    if (summary === null || summary.draft === null) return false;
    return code === 'source-changed' || (code === 'changed-meanwhile' && plan.data === summary.path);
  }

  private async carryOut(plan: SavePlanShape): Promise<void> {
    if (plan.mode === 'create') await this.run(plan, NOTHING_AGREED);
    else await this.ask(plan, NOTHING_AGREED, false);
  }

  private async ask(plan: SavePlanShape, agreed: Agreed, changedMeanwhile: boolean): Promise<void> {
    this.step = { kind: 'preparing' };
    const { form } = this;
    const comparison = await this.calls.compare(plan.planId);
    if (form !== this.form) return;
    if (!comparison.ok) {
      this.refuse(comparison.error);
      return;
    }
    // Another name can be planned only for an object that is open, which the pair of a left-over is not.
    const keepBoth = this.summary === null ? null : comparison.value.keepBoth;
    this.step = { kind: 'overwrite', prompt: { plan, comparison: { ...comparison.value, keepBoth }, changedMeanwhile, agreed } };
  }

  private async run(plan: SavePlanShape, agreed: Agreed): Promise<void> {
    this.progress = null;
    this.isCancelling = false;
    this.step = { kind: 'running', data: plan.data, taskId: null };
    const result = await this.work(plan, agreed);
    this.isCancelling = false;
    if (result.ok) {
      this.finish();
      this.listener.saved(result.value);
    } else {
      await this.meet(result.error, plan, agreed);
    }
  }

  private async work(plan: SavePlanShape, agreed: Agreed): Promise<Result<Saved>> {
    const started = await this.calls.start(plan.planId, agreed);
    if (!started.ok) return started;
    this.step = { kind: 'running', data: plan.data, taskId: started.value.taskId };
    return this.calls.result(started.value.taskId);
  }

  /** A refusal that a question can lift becomes that question. */
  private async meet(problem: Problem, plan: SavePlanShape, agreed: Agreed): Promise<void> {
    if (this.isBaseChanged(problem, plan)) this.endOutdated(problem);
    else if (problem.code === 'damaged' && !agreed.acceptDamage) this.step = { kind: 'damaged', plan, agreed, problem };
    else if (problem.code === 'exists' && !agreed.replace) await this.ask(plan, agreed, false);
    // What was agreed to was another state of the files.
    else if (problem.code === 'changed-meanwhile') await this.ask(plan, { ...agreed, replace: false }, true);
    else if (problem.code === 'cancelled') this.stop(problem);
    else this.refuse(problem);
  }

  private refuse(problem: Problem): void {
    if (this.form !== null) {
      this.form.refuse(problem);
      this.step = { kind: 'form' };
      return;
    }
    this.finish();
    this.listener.refused(problem);
  }

  private stop(problem: Problem): void {
    this.giveUp();
    this.listener.stopped(problem);
  }

  /** Back to the dialog, where there is one; its plan is made anew, for the disk may have changed. */
  private giveUp(): void {
    if (this.form === null) {
      this.finish();
      return;
    }
    this.step = { kind: 'form' };
    void this.form.resolve();
  }

  private finish(): void {
    this.form?.close();
    this.form = null;
    this.selection = null;
    this.summary = null;
    this.progress = null;
    this.step = { kind: 'none' };
  }
}
