import { describeForSave, type Draft, type DraftBase } from '../editing';
import { draftedObject, logAuthorNow, type StoredObject } from '../objects';

/** What a draft of an object is begun on. */
export async function baseOf(stored: StoredObject): Promise<DraftBase> {
  return { version: stored.pair.version, description: await stored.describe() };
}

/** The object as a save of the draft writes it. */
export function draftedBy(stored: StoredObject, draft: Draft): StoredObject {
  return draftedObject(stored, describeForSave(draft, logAuthorNow()));
}
