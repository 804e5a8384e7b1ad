import type { Prepared, RecipeSummary, Result, TypedTarget } from '../../src-main/contract';
import { ask } from '../desktop';
import { desktopSaveCalls, type SaveCalls } from '../saving/save-calls';

/** What a recipe over many objects asks of the desktop: its plans are saved as any other. */
export interface RecipeCalls extends Pick<SaveCalls, 'start' | 'result' | 'cancel' | 'stopPlanning'> {
  /** Null where the user chose none. */
  choose(): Promise<Result<RecipeSummary | null>>;
  ofDraft(objectId: string): Promise<Result<RecipeSummary>>;
  begin(recipeId: string, typed: TypedTarget, replace: boolean): Promise<Result<{ readonly runId: string }>>;
  prepare(runId: string, ref: string): Promise<Result<Prepared>>;
  /** Frees what is held for the recipe. */
  end(): Promise<Result<void>>;
}

export const desktopRecipeCalls: RecipeCalls = {
  ...desktopSaveCalls,
  choose: () => ask('chooseRecipe', undefined),
  ofDraft: (objectId) => ask('recipeOfDraft', { objectId }),
  begin: (recipeId, typed, replace) => ask('startRecipe', { recipeId, typed, replace }),
  prepare: (runId, ref) => ask('prepareRecipe', { runId, ref }),
  end: () => ask('endRecipe', undefined),
};
