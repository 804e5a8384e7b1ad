import type { ObjectDescription } from '../format';
import type { StoredObject } from './object-store';

/**
 * A stored object of which only the description was edited: what a save of it writes. The numbers are those that lie on disk,
 * and are copied, so the edited description tells the same datasets. It is saved as `stored` is: onto its own files, under a
 * tag or elsewhere; and fails as that with `source-changed` where its files were written meanwhile.
 */
export function draftedObject(stored: StoredObject, description: ObjectDescription): StoredObject {
  return {
    ref: stored.ref,
    pair: stored.pair,
    describe: () => Promise.resolve(description),
    read: (selection, signal) => stored.read(selection, signal),
    rawSpan: async (dataset) => (await stored.rawSpan?.(dataset)) ?? null,
  };
}
