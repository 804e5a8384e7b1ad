import { randomUUID } from 'node:crypto';
import type { Recipe } from '../editing';
import { fail } from '../errors';
import type { RecipeRun } from '../recipes';

/** A run of a recipe that a window asked for. */
export interface HeldRun {
  readonly owner: string;
  readonly recipe: Recipe;
  readonly run: RecipeRun;
}

/** The recipe that each window has chosen, and the run that it makes of it: one of each, the newest. */
export class HeldRecipes {
  private readonly recipes = new Map<string, { readonly owner: string; readonly recipe: Recipe }>();
  private readonly runs = new Map<string, HeldRun>();

  constructor(private readonly onRunEnded: (runId: string) => void) {}

  add(owner: string, recipe: Recipe): string {
    for (const [id, held] of this.recipes) if (held.owner === owner) this.recipes.delete(id);
    const id = randomUUID();
    this.recipes.set(id, { owner, recipe });
    return id;
  }

  /** Errors: `not-granted`, for another window's too. */
  get(owner: string, recipeId: string): Recipe {
    const held = this.recipes.get(recipeId);
    return held?.owner === owner ? held.recipe : fail('not-granted', {});
  }

  begin(held: HeldRun): string {
    this.endRuns(held.owner);
    const id = randomUUID();
    this.runs.set(id, held);
    return id;
  }

  /** Errors: `not-granted`, for another window's too. */
  runOf(owner: string, runId: string): HeldRun {
    const held = this.runs.get(runId);
    return held?.owner === owner ? held : fail('not-granted', {});
  }

  /** A window was closed or loaded anew, or is done with its recipe. */
  forget(owner: string): void {
    this.endRuns(owner);
    for (const [id, held] of this.recipes) if (held.owner === owner) this.recipes.delete(id);
  }

  private endRuns(owner: string): void {
    for (const [id, run] of this.runs) {
      if (run.owner !== owner) continue;
      this.runs.delete(id);
      this.onRunEnded(id);
    }
  }
}
