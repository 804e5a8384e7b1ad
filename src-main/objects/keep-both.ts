import { dirname } from 'node:path';
import { fail } from '../errors';
import type { LeftOverDetails } from '../files';
import { nextFreeTarget, refOfPath, targetOf, type PathContext, type SaveRequest, type SaveTarget } from '../format';
import type { StoredObject } from './object-store';
import { openPair } from './open-object';
import { planSave, type PlannedSave } from './plan-save';
import { readPair } from './read-pair';
import type { SaveTools } from './save-object';

/** The new pair of a save that was cut off, and the plan to save it beside what another program wrote. */
export interface KeptBoth {
  readonly object: StoredObject;
  readonly request: SaveRequest;
  readonly planned: PlannedSave;
}

/** What one would type to save there. */
function requestOf({ container, folder, tag, data }: SaveTarget): SaveRequest {
  return container === null ? { filename: data } : { container: folder, tag: tag ?? undefined };
}

/**
 * Plans to save the new pair of a left-over under the next free tag or name. Nothing is written.
 * Errors: `unfinished-save` where there is no whole new pair, `invalid-name` where no such name can be written, those of
 * opening and of `planSave`.
 */
export async function planKeepBoth(tools: SaveTools, leftOver: LeftOverDetails, paths: PathContext): Promise<KeptBoth> {
  const { files, hdf5, store } = tools;
  const { path, target, newPair, reason } = leftOver;
  if (target === null || newPair === null || reason !== 'written-by-others') {
    return fail('unfinished-save', { reason: reason ?? 'under-way' }, { path });
  }
  const folder = dirname(target);
  const read = await readPair(files, target, newPair);
  const object = await openPair(files, hdf5, target, { read, places: newPair, unfinished: reason });
  const { caseInsensitive } = await store.capabilities(refOfPath(folder));
  const names = (await files.list(folder)).map(({ name }) => name);
  const wanted = targetOf(target, paths);
  const free = nextFreeTarget(wanted, names, { platform: paths.platform, caseInsensitive });
  if (free === null) {
    const hasDot = wanted.container?.replace(/\.[^.]*$/, '').includes('.') === true;
    return fail('invalid-name', { reason: hasDot ? 'dot-in-container' : 'too-long' }, { path: target });
  }
  const request = requestOf(free);
  return { object, request, planned: await planSave(files, store, object, request, { ...paths, overwrite: false }) };
}
