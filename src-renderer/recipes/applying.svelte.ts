import { SvelteSet } from 'svelte/reactivity';
import type { ObjectSummary, Problem, ProgressShape, RecipeSummary, Result, TypedTarget } from '../../src-main/contract';
import type { Candidate, ObjectGroup } from './object-groups';
import { desktopRecipeCalls, type RecipeCalls } from './recipe-calls';
import type { RecipeRow, RowState } from './recipe-rows';

export type RecipeWay = Exclude<TypedTarget['way'], 'file'>;

/** Where a run is: what is chosen for it; each object is tried; what would be written is looked at; it is written; the report. */
export type ApplyStep = 'closed' | 'choosing' | 'trying' | 'looking' | 'writing' | 'done';

/** Whom a run tells that it ended and wrote something. */
export interface ApplyListener {
  wrote(): void;
}

/** A recipe over many objects: what is chosen for it, what it would do, and what it did. */
export class Applying {
  step = $state<ApplyStep>('closed');
  recipe = $state.raw<RecipeSummary | null>(null);
  /** Why the file that was chosen is no recipe. */
  recipeProblem = $state.raw<Problem | null>(null);
  groups = $state.raw<readonly ObjectGroup[]>([]);
  readonly chosen = new SvelteSet<string>();
  way = $state<RecipeWay>('own');
  container = $state('');
  tag = $state('');
  replaces = $state(false);
  stopsAtError = $state(false);
  rows = $state.raw<readonly RecipeRow[]>([]);
  progress = $state.raw<ProgressShape | null>(null);
  isStopping = $state(false);
  /** The object whose changes can be the recipe. */
  source = $state.raw<ObjectSummary | null>(null);
  private taskId: string | null = null;

  constructor(
    private readonly listener: ApplyListener,
    private readonly calls: RecipeCalls = desktopRecipeCalls,
  ) {}

  get isOpen(): boolean {
    return this.step !== 'closed';
  }

  readonly objects = $derived(this.groups.flatMap(({ objects }) => objects));
  readonly prepared = $derived(this.rows.filter(({ state }) => state.kind === 'prepared').length);
  /** Objects that are behind the run, of those that it is at. */
  readonly behind = $derived(this.rows.filter(({ state }) => !['waiting', 'prepared', 'saving'].includes(state.kind)).length);
  readonly tried = $derived(this.rows.filter(({ state }) => state.kind !== 'waiting').length);

  /** What is typed for the target, and refused; it is the same for every object. */
  readonly targetProblem = $derived.by((): Problem | null => {
    const problems = this.rows.flatMap(({ state }) => (state.kind === 'refused' ? [state.problem] : []));
    return problems.find(({ field }) => field !== undefined && field !== 'folder') ?? null;
  });

  /** Opens the dialog over the objects of the open places. `source`: the object that is looked at. */
  open(groups: readonly ObjectGroup[], source: ObjectSummary | null): void {
    if (this.isOpen) return;
    this.groups = groups;
    this.source = (source?.draft?.cursor ?? 0) > 0 ? source : null;
    this.recipe = null;
    this.recipeProblem = null;
    this.rows = [];
    this.chosen.clear();
    this.replaces = false;
    this.step = 'choosing';
  }

  async chooseFile(): Promise<void> {
    this.takeRecipe(await this.calls.choose());
  }

  async takeDraft(): Promise<void> {
    if (this.source !== null) this.takeRecipe(await this.calls.ofDraft(this.source.id));
  }

  /** Chooses every object of the recipe's class. */
  chooseClass(): void {
    this.chosen.clear();
    for (const { ref, dataclass } of this.objects) if (dataclass === this.recipe?.dataclass) this.chosen.add(ref);
  }

  set(objects: readonly Candidate[], isChosen: boolean): void {
    for (const { ref } of objects) {
      if (isChosen) this.chosen.add(ref);
      else this.chosen.delete(ref);
    }
  }

  /** Why nothing can be tried; null where it can. */
  get missing(): string | null {
    if (this.recipe === null) return 'Choose a recipe first.';
    return this.chosen.size === 0 ? 'Choose the objects first.' : null;
  }

  /** Tries the recipe on each object; nothing is written. */
  async preview(): Promise<void> {
    const { recipe } = this;
    if (recipe === null || this.missing !== null) return;
    this.rows = this.objects.filter(({ ref }) => this.chosen.has(ref)).map((object) => ({ object, state: { kind: 'waiting' } }));
    this.isStopping = false;
    this.step = 'trying';
    const run = await this.calls.begin(recipe.recipeId, this.typed, this.replaces);
    if (!run.ok) {
      this.recipeProblem = run.error;
      this.back();
      return;
    }
    for (const [at, { object }] of this.rows.entries()) {
      const answer = await this.calls.prepare(run.value.runId, object.ref);
      if (this.isToStop()) {
        this.back();
        return;
      }
      this.put(at, answer.ok ? { kind: 'prepared', prepared: answer.value } : { kind: 'refused', problem: answer.error });
    }
    this.step = 'looking';
  }

  /** Back to what is chosen. */
  back(): void {
    this.step = 'choosing';
  }

  /** Writes what was tried, one object after the other. */
  async write(): Promise<void> {
    if (this.step !== 'looking' || this.prepared === 0) return;
    this.isStopping = false;
    this.step = 'writing';
    let hasFailed = this.rows.some(({ state }) => state.kind === 'refused');
    for (const [at, { state }] of this.rows.entries()) {
      if (state.kind !== 'prepared') continue;
      if (this.isToStop() || (hasFailed && this.stopsAtError)) {
        this.put(at, { kind: 'left' });
        continue;
      }
      this.put(at, { kind: 'saving', prepared: state.prepared });
      const end = await this.writeOne(state);
      if (end.kind === 'refused') hasFailed = true;
      this.put(at, end);
    }
    this.step = 'done';
    if (this.rows.some(({ state }) => state.kind === 'saved')) this.listener.wrote();
  }

  /** Stops the run; an object whose files are being put into place is waited for. */
  async stop(): Promise<void> {
    if (this.step === 'trying') {
      this.isStopping = true;
      this.calls.stopPlanning();
    } else if (this.step === 'writing') {
      this.isStopping = true;
      if (this.taskId !== null) await this.calls.cancel(this.taskId);
    }
  }

  /** Closes the dialog, where nothing runs. */
  close(): void {
    if (this.step === 'trying') void this.stop();
    else if (this.isOpen && this.step !== 'writing') {
      this.step = 'closed';
      void this.calls.end();
    }
  }

  hearProgress(taskId: string, progress: ProgressShape): void {
    if (this.taskId === taskId) this.progress = progress;
  }

  /** Asked anew at each object: the user may have stopped the run meanwhile. */
  private isToStop(): boolean {
    return this.isStopping;
  }

  private get typed(): TypedTarget {
    const { way, container, tag } = this;
    if (way === 'own') return { way };
    return way === 'tag' ? { way, tag } : { way, container, tag };
  }

  private takeRecipe(answer: Result<RecipeSummary | null>): void {
    if (answer.ok && answer.value === null) return;
    this.recipe = answer.ok ? answer.value : null;
    this.recipeProblem = answer.ok ? null : answer.error;
    if (this.recipe !== null) this.chooseClass();
  }

  private async writeOne({ prepared: { plan, changes } }: Extract<RowState, { kind: 'prepared' }>): Promise<RowState> {
    this.progress = null;
    const started = await this.calls.start(plan.planId, { replace: this.replaces, acceptDamage: false });
    if (!started.ok) return { kind: 'refused', problem: started.error };
    this.taskId = started.value.taskId;
    const result = await this.calls.result(this.taskId);
    this.taskId = null;
    if (result.ok) return { kind: 'saved', data: result.value.data, changes };
    return result.error.code === 'cancelled' ? { kind: 'left' } : { kind: 'refused', problem: result.error };
  }

  private put(at: number, state: RowState): void {
    this.rows = this.rows.map((row, index) => (index === at ? { ...row, state } : row));
  }
}
