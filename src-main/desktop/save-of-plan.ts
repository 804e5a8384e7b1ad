import type { CallOptions, Result, Saved } from '../contract';
import { refusal, withOutcome, type Problem } from '../errors';
import { containerStem } from '../format';
import type { Desk } from './desk';
import { rememberPlace } from './opening';
import { placeOfFile, placeOfFolder } from './places';
import { readChanges } from './read-changes';

/** A save that says nothing of its target was refused before it began; one whose process or answer was lost may have ended. */
function toldWithOutcome(found: Problem): Problem {
  return withOutcome(found, ['data-host-lost', 'internal'].includes(found.code) ? 'either' : 'unchanged');
}

/** Saves as planned. What is written was named by the user, so the window may open it. */
export async function saveOfPlan(
  desk: Desk,
  order: { readonly planId: string; readonly replace: boolean; readonly acceptDamage: boolean },
  options: CallOptions,
): Promise<Result<Saved>> {
  const { host, session, system } = desk;
  const result = await host.call('save', order, options);
  if (!result.ok) return refusal(toldWithOutcome(result.error));
  const { state, ...saved } = result.value;
  if (state !== null) desk.tellSaved(saved.ref, state);
  // A plan is for one save.
  session.plans.delete(order.planId);
  const inFolder = placeOfFile(saved.data);
  const place = containerStem(inFolder.name) === null ? inFolder : placeOfFolder(inFolder.path);
  await session.grants.grant(place.path);
  rememberPlace(system, place);
  if (session.changes.all.length > 0) await readChanges(desk);
  return { ok: true, value: { ...saved, place: { ...place, select: saved.ref } } };
}
