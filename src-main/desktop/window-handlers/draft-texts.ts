import { join, parse } from 'node:path';
import { startOfDialogs } from '../default-folder';
import type { Desk, WindowHandlers } from '../desk';
import { ownObject, valueOf } from './objects';
import { folderFor } from './saves';

const RECIPE_EXTENSION = '.json';

/** A recipe is no data file: it has its own extension, whatever was typed. */
function recipePath(chosen: string): string {
  return chosen.toLowerCase().endsWith(RECIPE_EXTENSION) ? chosen : chosen + RECIPE_EXTENSION;
}

/** Texts that a draft of the window is edited or handed on by. */
export function draftTextHandlers(desk: Desk): WindowHandlers<'infoText' | 'recipeText' | 'saveRecipe'> {
  const { host, session, system } = desk;
  return {
    infoText: async (args) => {
      ownObject(session, args.objectId);
      return valueOf(await host.call('infoText', args));
    },
    recipeText: async (args) => {
      ownObject(session, args.objectId);
      return valueOf(await host.call('recipeText', args));
    },
    saveRecipe: async ({ objectId }) => {
      const object = ownObject(session, objectId);
      // Not inside of the container, which is for data alone.
      const folder = await startOfDialogs(desk, folderFor(object));
      const suggested = join(folder, `${parse(object.filename).name}.recipe${RECIPE_EXTENSION}`);
      const chosen = await system.chooseRecipeFile(suggested);
      if (chosen === null) return null;
      const path = recipePath(chosen);
      // The dialog asked about the name that was chosen, and about no other.
      valueOf(await host.call('saveRecipe', { objectId, path, replace: path === chosen }));
      return path;
    },
  };
}
