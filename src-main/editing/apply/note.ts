import { success, type Result } from '../../errors';
import type { JsonValue, ObjectDescription } from '../../format';
import type { CommandOf } from '../../commands';
import { refuseEdit } from './refusals';

/** Where the note lies in `info`. Syncopy has no field of its own for it; `info` is its free dictionary. */
export const NOTE_KEY = 'note';

/** The note of an object; empty where it has none. */
export function noteOf({ info }: Pick<ObjectDescription, 'info'>): string {
  const note = info.get(NOTE_KEY);
  return typeof note === 'string' ? note : '';
}

/** Another note; an empty one is taken away. What stands under its key and is no text is somebody's own, and stays. */
export function setNote(description: ObjectDescription, { text }: CommandOf<'set-note'>): Result<ObjectDescription> {
  const { info } = description;
  const held = info.get(NOTE_KEY);
  if (held !== undefined && typeof held !== 'string') {
    return refuseEdit(`info holds something under "${NOTE_KEY}" that is no text; change it there`, {
      kind: 'info',
      path: [NOTE_KEY],
    });
  }
  if (text === (held ?? '')) return success(description);
  const changed = new Map<string, JsonValue>(info);
  if (text === '') changed.delete(NOTE_KEY);
  else changed.set(NOTE_KEY, text);
  return success({ ...description, info: changed });
}
