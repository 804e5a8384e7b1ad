import { applyRecipe, summaryOf, withFoundEvents, type Draft, type Recipe } from '../editing';
import { fail, SpydeskError } from '../errors';
import type { ObjectRef, PathContext, SaveRequest } from '../format';
import {
  logAuthorNow,
  openEvents,
  planSave,
  requestBeside,
  selectObject,
  type PlannedSave,
  type SaveTools,
  type StoredObject,
  type StoredPair,
} from '../objects';
import type { TaskContext } from '../tasks';
import { baseOf, draftedBy } from './drafted-by';
import { eventsOf } from './events-of';

/** Where an object goes that a recipe was applied to. */
export interface RecipeTarget {
  readonly request: SaveRequest;
  readonly paths: PathContext;
}

/** What a run does, and may do. */
export interface RecipeOrder {
  readonly recipe: Recipe;
  targetOf(pair: StoredPair): RecipeTarget;
  /** What is there may be replaced, the object's own files too. */
  readonly overwrite: boolean;
}

/** An object that the recipe fits, and where it goes. */
export interface PreparedObject extends RecipeTarget {
  readonly stored: StoredObject;
  readonly draft: Draft;
  /** The object as the recipe makes it, before it is selected from. */
  readonly object: StoredObject;
  readonly planned: PlannedSave;
  /** What the recipe changes of it, in words. */
  readonly changes: readonly string[];
}

/** Runs long work, which can be watched and stopped. Throws its refusal. */
export type RunTask = <Value>(work: (task: TaskContext) => Promise<Value>) => Promise<Value>;

/** What the recipe does to the object, in words. */
function changesOf({ differences }: Draft, { selection }: Recipe): string[] {
  return [...summaryOf(differences), ...(selection === undefined ? [] : [`selection: ${Object.keys(selection).join(', ')}`])];
}

/** One run of a recipe over many objects, in the window and at the terminal: each is tried before the first is written. */
export class RecipeRun {
  private readonly targets = new Set<string>();

  constructor(
    private readonly tools: Pick<SaveTools, 'files' | 'store'>,
    private readonly order: RecipeOrder,
  ) {}

  /**
   * Tries the recipe on an object, and plans its save; nothing is written. Errors: `recipe-invalid` for another class and for a command
   * that the object refuses, those of `openEvents`, `selectObject` and `planSave`; `exists` where an object before goes to the same place.
   */
  async prepare(ref: ObjectRef, run: RunTask): Promise<PreparedObject> {
    const { files, store } = this.tools;
    const { recipe, overwrite } = this.order;
    const stored = await store.open(ref);
    const draft = await this.draftOf(stored, run);
    const object = draftedBy(stored, draft);
    const { request: typed, paths } = this.order.targetOf(stored.pair);
    const { selection } = recipe;
    const request = selection === undefined ? typed : requestBeside(stored.pair, typed);
    const source =
      selection === undefined ? object : (await run((task) => selectObject(object, selection, logAuthorNow(), task))).source;
    const planned = await planSave(files, store, source, request, { ...paths, overwrite });
    const { data } = planned.target;
    // What one object was saved to must not be replaced by the next, whatever may be.
    if (this.targets.has(data)) fail('exists', {}, { path: data });
    this.targets.add(data);
    return { stored, draft, object, planned, changes: changesOf(draft, recipe), request, paths };
  }

  private async draftOf(stored: StoredObject, run: RunTask): Promise<Draft> {
    const { recipe } = this.order;
    const commands = await withFoundEvents(recipe.commands, async (name) => {
      const events = await openEvents(this.tools.store, stored.pair, name);
      return run((task) => eventsOf(events, task));
    });
    const draft = applyRecipe({ ...recipe, commands }, await baseOf(stored));
    if (!draft.ok) throw new SpydeskError(draft.error);
    return draft.value;
  }
}
