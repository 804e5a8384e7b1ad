import type { FoundEvents } from '../editing';
import { writeJson } from '../format';
import { readEvents, type StoredObject } from '../objects';
import type { TaskContext } from '../tasks';

/** The events of an EventData object as a command holds them. Errors: those of `readEvents`. */
export async function eventsOf(object: StoredObject, task: Pick<TaskContext, 'signal'>): Promise<FoundEvents> {
  const { samples, codes, samplerate, cfg } = await readEvents(object, task);
  return { samples, codes, samplerate: samplerate?.token ?? null, cfg: writeJson(cfg) };
}
