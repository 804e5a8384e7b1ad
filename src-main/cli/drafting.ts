import { describeForSave, Draft, type Command, type DraftBase, type FoundEvents } from '../editing';
import { SpydeskError, type Result } from '../errors';
import { writeJson } from '../format';
import { draftedObject, logAuthorNow, readEvents, type StoredObject } from '../objects';
import type { Workplace } from './workplace';

export async function baseOf(stored: StoredObject): Promise<DraftBase> {
  return { version: stored.pair.version, description: await stored.describe() };
}

/** A draft that was not refused. Throws the problem of one that was. */
export function soundDraft(draft: Result<Draft>): Draft {
  if (!draft.ok) throw new SpydeskError(draft.error);
  return draft.value;
}

/** The object as a save of the draft writes it. */
export function draftedBy(stored: StoredObject, draft: Draft): StoredObject {
  return draftedObject(stored, describeForSave(draft, logAuthorNow()));
}

/** The object with one change. Errors: those of the command. */
export async function changedBy(stored: StoredObject, command: Command): Promise<StoredObject> {
  return draftedBy(stored, soundDraft(Draft.on(await baseOf(stored)).do(command)));
}

/** The events of an EventData object as a command holds them. Errors: those of `readEvents`. */
export async function eventsOf(object: StoredObject, workplace: Workplace): Promise<FoundEvents> {
  const { samples, codes, samplerate, cfg } = await workplace.run((task) => readEvents(object, task));
  return { samples, codes, samplerate: samplerate?.token ?? null, cfg: writeJson(cfg) };
}
