import { resolve } from 'node:path';
import { judgeSameAs } from '../judge/judge';

/** Trials 0, 2 and 3 of `session1_raw`, two channels, 0 to 0.2 s, as Syncopy selected and saved them. */
const reference = resolve(import.meta.dirname, '../fixtures/containers/selected.spy/selected.analog');

/**
 * In what the same selection by Spydesk differs from Syncopy's, beside what must: its history is another one, `info` is kept, and
 * Syncopy's `cfg` holds a latency of [0, 0], since it makes whole numbers of a list that begins with one.
 */
export function differencesFromSyncopy(path: string): string[] {
  return judgeSameAs(reference, path).filter((line) => !/: (cfg differs|info differs|the history does not go on)/.test(line));
}
