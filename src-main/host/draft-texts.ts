import type { Handlers, HostCalls } from '../contract';
import { Draft, recipeOf, writeRecipe } from '../editing';
import { writeTextFile, type Files } from '../files';
import { writeJson } from '../format';
import { baseOf } from '../recipes';
import type { Drafts } from './drafts';
import { shownOf } from './object-summary';
import type { OpenObjects } from './open-objects';

/** Characters of an `info` that is edited as a text: a text field chokes on more. */
const EDITED_AS_TEXT = 2_000_000;

/** Texts that a draft is edited or handed on by. */
export function draftTextHandlers(
  files: Files,
  objects: OpenObjects,
  drafts: Drafts,
): Pick<Handlers<HostCalls>, 'infoText' | 'recipeText' | 'saveRecipe'> {
  async function recipeText(objectId: string): Promise<string> {
    const { owner, object } = objects.get(objectId);
    return writeRecipe(recipeOf(drafts.find(owner, object.ref)?.draft ?? Draft.on(await baseOf(object))));
  }

  return {
    infoText: async ({ objectId }) => {
      const { owner, object } = objects.get(objectId);
      const { description } = await shownOf(object, drafts.find(owner, object.ref));
      const text = writeJson(description.info);
      return text.length > EDITED_AS_TEXT ? null : text;
    },
    recipeText: ({ objectId }) => recipeText(objectId),
    saveRecipe: async ({ objectId, path, replace }) => {
      await writeTextFile(files, path, await recipeText(objectId), { replace });
    },
  };
}
