import { Draft, type Command } from '../editing';
import { SpydeskError } from '../errors';
import type { StoredObject } from '../objects';
import { baseOf, draftedBy } from '../recipes';

/** The object with one change. Errors: those of the command. */
export async function changedBy(stored: StoredObject, command: Command): Promise<StoredObject> {
  const draft = Draft.on(await baseOf(stored)).do(command);
  if (!draft.ok) throw new SpydeskError(draft.error);
  return draftedBy(stored, draft.value);
}
