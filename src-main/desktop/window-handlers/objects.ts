import { dirname } from 'node:path';
import { fail, SpydeskError } from '../../errors';
import type { ListingShape, ObjectSummary, Result } from '../../contract';
import { refOfPath } from '../../format';
import type { Desk, SystemDesk, WindowHandlers, WindowSession } from '../desk';

/** The value of an answer of the data host; its refusal goes on as it is. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new SpydeskError(result.error);
  return result.value;
}

/** The object that the window has open under `objectId`. Throws `not-granted` for an id that is not the window's. */
export function ownObject(session: WindowSession, objectId: string): ObjectSummary {
  return session.objects.get(objectId) ?? fail('not-granted', {});
}

/** What a folder's list tells of recents: the folder's own, and those of data files in it. */
function noteListed({ recents }: SystemDesk, { path, entries }: ListingShape): void {
  const objects = entries.filter((entry) => entry.kind === 'object');
  recents.note(path, { size: objects.reduce((sum, { size }) => sum + size, 0), objects: objects.length });
  for (const file of recents.list().filter((one) => one.kind === 'file' && dirname(one.path) === path)) {
    const listed = objects.find(({ ref }) => ref === refOfPath(file.path));
    if (listed !== undefined) recents.note(file.path, { size: listed.size, objects: 1 });
  }
}

export function objectHandlers({
  host,
  session,
  system,
}: Desk): WindowHandlers<'list' | 'watchFolders' | 'openObject' | 'closeObject'> {
  return {
    list: async ({ ref }, { signal }) => {
      await session.grants.folderOf(ref);
      const listing = valueOf(await host.call('list', { ref, owner: session.owner }, { signal }));
      noteListed(system, listing);
      return listing;
    },
    watchFolders: async ({ refs }) => {
      const { owner, watched } = session;
      valueOf(await watched.watch(refs, (granted) => host.call('watchFolders', { owner, refs: granted })));
    },
    openObject: async ({ ref }, { signal }) => {
      await session.grants.fileOf(ref);
      const summary = valueOf(await host.call('openObject', { ref, owner: session.owner }, { signal }));
      session.objects.set(summary.id, summary);
      session.changes.note(summary);
      return summary;
    },
    closeObject: async ({ objectId }) => {
      ownObject(session, objectId);
      session.objects.delete(objectId);
      valueOf(await host.call('closeObject', { objectId }));
    },
  };
}
