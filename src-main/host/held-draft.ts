import { describeForSave, Draft, type DraftJournal, type NotedSave } from '../editing';
import type { Command } from '../commands';
import { fail, type Problem } from '../errors';
import { sameVersion } from '../files';
import type { ObjectDescription } from '../format';
import { draftedObject, logAuthorNow, type ObjectVersion, type StoredObject } from '../objects';
import { baseOf } from '../recipes';

/** The draft of an object that a window has changed. A value: each step makes another one. */
export interface HeldDraft {
  readonly owner: string;
  /** What it was begun on. */
  readonly stored: StoredObject;
  readonly draft: Draft;
  readonly journal: DraftJournal | null;
  /** The saves of its first commands over the object's own files that were noted: one may have been published. */
  readonly saves: readonly NotedSave[];
  /** Why the last steps are not written down; null where they are. */
  readonly unkept: Problem | null;
  /** Counts the steps that changed which numbers pictures show at which times. */
  readonly pictureState: number;
}

export function isSameState(one: ObjectVersion, other: ObjectVersion): boolean {
  return sameVersion(one.data, other.data) && sameVersion(one.info, other.info);
}

/** The object as a save of the draft writes it. */
export function draftedBy(stored: StoredObject, draft: Draft): StoredObject {
  return draft.isChanged ? draftedObject(stored, describeForSave(draft, logAuthorNow())) : stored;
}

/** True for a step that changes which numbers pictures show at which times. */
export function changesPictures(before: ObjectDescription, after: ObjectDescription): boolean {
  return before.trials !== after.trials || before.samplerate?.token !== after.samplerate?.token;
}

/**
 * The commands done on an object; those that were undone go from the first that does not fit. Errors: `edit-refused` with the
 * number of the first one that counts and does not fit, of all with the `before` that are done already.
 */
export async function replayed(stored: StoredObject, commands: readonly Command[], cursor: number, before = 0): Promise<Draft> {
  const base = await baseOf(stored);
  const replay = Draft.replay(base, commands, cursor);
  if (replay.ok) return replay.draft;
  const { index, error } = replay.fault;
  if (index >= cursor) return replayed(stored, commands.slice(0, index), cursor, before);
  // The sentence of the refusal that this one goes into.
  const inner = error.message.replace(/^This change cannot be made: |\.$/g, '');
  const reason = `change ${before + index + 1} does not fit: ${inner}`;
  return fail('edit-refused', { reason }, { path: stored.pair.target, at: { kind: 'command', index: before + index } });
}
