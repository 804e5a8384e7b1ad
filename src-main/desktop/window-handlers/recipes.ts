import { startOfDialogs } from '../default-folder';
import type { Desk, WindowHandlers } from '../desk';
import { ownObject, valueOf } from './objects';

/** A recipe over many objects of the folders that the window may use. What it would write is a plan like any other. */
export function recipeHandlers(
  desk: Desk,
): WindowHandlers<'chooseRecipe' | 'recipeOfDraft' | 'startRecipe' | 'prepareRecipe' | 'endRecipe'> {
  const { host, session, system } = desk;
  return {
    chooseRecipe: async () => {
      const path = await system.chooseRecipe(await startOfDialogs(desk, undefined));
      return path === null ? null : valueOf(await host.call('readRecipe', { owner: session.owner, path }));
    },
    recipeOfDraft: async ({ objectId }) => {
      ownObject(session, objectId);
      return valueOf(await host.call('recipeOfDraft', { objectId }));
    },
    startRecipe: async (args) => {
      return valueOf(await host.call('startRecipe', { ...args, owner: session.owner, home: system.home }));
    },
    prepareRecipe: async ({ runId, ref }) => {
      await session.grants.fileOf(ref);
      const signal = session.planning.begin();
      const prepared = valueOf(await host.call('prepareRecipe', { owner: session.owner, runId, ref }, { signal }));
      session.plans.set(prepared.plan.planId, prepared.plan.data);
      return prepared;
    },
    endRecipe: async () => {
      valueOf(await host.call('endRecipe', { owner: session.owner }));
    },
  };
}
