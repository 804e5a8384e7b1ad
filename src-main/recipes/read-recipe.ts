import { parseRecipe, type Recipe } from '../editing';
import { fail, SpydeskError } from '../errors';
import type { Files } from '../files';

/** A recipe holds commands; a larger file is none. */
const LIMIT_BYTES = 64 * 1024 * 1024;

async function textOf(files: Files, path: string): Promise<string> {
  const bytes = await files.readSmall(path, LIMIT_BYTES);
  try {
    // Takes off a byte order mark.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail('recipe-invalid', { reason: 'the file is not UTF-8 text' }, { path });
  }
}

/** Reads a recipe's file. Errors: those of `parseRecipe`, `too-large`, those of reading. */
export async function readRecipe(files: Files, path: string): Promise<Recipe> {
  const recipe = parseRecipe(await textOf(files, path), path);
  if (!recipe.ok) throw new SpydeskError(recipe.error);
  return recipe.value;
}
