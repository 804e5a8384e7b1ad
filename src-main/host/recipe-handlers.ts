import { basename, dirname } from 'node:path';
import type { Handlers, HostCalls, RecipeSummary, TypedTarget } from '../contract';
import { recipeOf, type Recipe } from '../editing';
import { fail } from '../errors';
import { placeOf, refOfPath, type ObjectRef, type Platform } from '../format';
import type { SaveTools, StoredPair } from '../objects';
import { RecipeRun, readRecipe, type PreparedObject, type RecipeTarget } from '../recipes';
import type { Drafts } from './drafts';
import type { HeldDraft } from './held-draft';
import type { HeldRecipes } from './held-recipes';
import type { OpenObjects } from './open-objects';
import { planShape } from './save-handlers';
import { requestOf, type SavePlans } from './save-plans';
import { watched } from './watched';

type RecipeHandlers = Pick<Handlers<HostCalls>, 'readRecipe' | 'recipeOfDraft' | 'startRecipe' | 'prepareRecipe' | 'endRecipe'>;

/** Into a container each object takes its own tag along, where none is given: the objects of one class need names of their own. */
function targetOf(typed: TypedTarget, home: string, platform: Platform): (pair: StoredPair) => RecipeTarget {
  return ({ target }) => {
    const { container, tag } = placeOf(target, platform);
    const request = requestOf(typed);
    const own = request.container !== undefined && request.tag === undefined && tag !== null && tag !== '' ? { tag } : {};
    const folder = container === null ? dirname(target) : dirname(dirname(target));
    return { request: { ...request, ...own }, paths: { currentFolder: folder, home, platform } };
  };
}

/** What the recipe made of an object, as the draft of a save; no window edits it. */
function draftOf(owner: string, { stored, draft }: PreparedObject): HeldDraft {
  return { owner, stored, draft, journal: null, saves: [], unkept: null, pictureState: 0 };
}

/** A recipe over many objects. Main has checked the references. */
export function recipeHandlers(
  tools: SaveTools,
  objects: OpenObjects,
  drafts: Drafts,
  plans: SavePlans,
  recipes: HeldRecipes,
  platform: Platform,
): RecipeHandlers {
  function summaryOf(owner: string, name: string, recipe: Recipe): RecipeSummary {
    const { dataclass, commands, selection = {} } = recipe;
    const recipeId = recipes.add(owner, recipe);
    return { recipeId, name, dataclass, commands: commands.map((command) => command.do), selection: Object.keys(selection) };
  }

  return {
    readRecipe: async ({ owner, path }) => summaryOf(owner, basename(path), await readRecipe(tools.files, path)),
    recipeOfDraft: ({ objectId }) => {
      const { owner, object } = objects.get(objectId);
      const { draft } = drafts.find(owner, object.ref) ?? fail('not-granted', {});
      return summaryOf(owner, basename(object.pair.target), recipeOf(draft));
    },
    startRecipe: ({ owner, recipeId, typed, replace, home }) => {
      const recipe = recipes.get(owner, recipeId);
      // An object's own files are what was asked to be written.
      const overwrite = replace || typed.way === 'own';
      const run = new RecipeRun(tools, { recipe, overwrite, targetOf: targetOf(typed, home, platform) });
      return { runId: recipes.begin({ owner, recipe, run }) };
    },
    prepareRecipe: async ({ owner, runId, ref }, context) => {
      const { recipe, run } = recipes.runOf(owner, runId);
      if (drafts.isChanged(ref)) fail('unsaved-changes', {});
      const prepared = await run.prepare(ref as ObjectRef, (work) => watched(work, context));
      const { stored, planned, request, paths, changes } = prepared;
      // What one does not see in a table of many: a save would take the ground from under these changes.
      const { data } = planned.target;
      if (drafts.isChanged(refOfPath(data))) fail('unsaved-changes', {}, { path: data });
      const part = { objectId: null, object: stored, held: draftOf(owner, prepared), selection: recipe.selection ?? null };
      const planId = plans.add({ ...part, request, paths, leftOver: null, run: runId, planned });
      return { plan: planShape(planId, planned), changes: [...changes] };
    },
    endRecipe: ({ owner }) => recipes.forget(owner),
  };
}
