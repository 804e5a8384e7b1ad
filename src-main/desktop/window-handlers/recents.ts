import { basename, dirname } from 'node:path';
import type { Recent } from '../../contract';
import { fail, notFound, SpydeskError } from '../../errors';
import { refOfPath } from '../../format';
import { startOfDialogs } from '../default-folder';
import type { Desk, SystemDesk, WindowHandlers } from '../desk';
import { openChosen, openRecent, openRecentAt } from '../opening';
import { nameOfRecent, type RecentEntry } from '../recents';
import { placesOf } from './places';

function recentOf({ path, kind, opened, pinned, size, objects }: RecentEntry): Recent {
  return { ref: refOfPath(path), name: nameOfRecent({ path }), path, kind, opened, pinned, size, objects };
}

/** The recent that a window means: it works with what the user had opened, and with no other path. */
function ownRecent({ recents }: SystemDesk, ref: string): RecentEntry {
  return recents.find(ref) ?? fail('not-granted', {});
}

/** True where what the user chose stands for a missing recent. */
async function isMeant({ recentPlaces }: SystemDesk, entry: RecentEntry, chosen: string): Promise<boolean> {
  return basename(chosen) === basename(entry.path) || (await recentPlaces.isSame(entry, chosen));
}

/** The native dialog, where it was as long as that is there: most things move nearby. */
async function chooseFor(desk: Desk, { kind, path }: RecentEntry): Promise<string | null> {
  const { system } = desk;
  const folder = dirname(path);
  const isThere = (await system.recentPlaces.presenceOf(folder)) === 'here';
  const startAt = isThere ? folder : await startOfDialogs(desk, undefined);
  const [chosen] = await (kind === 'file' ? system.chooseFiles(startAt) : system.chooseFolder(startAt));
  return chosen ?? null;
}

export function recentHandlers(
  desk: Desk,
): WindowHandlers<
  | 'recents'
  | 'openRecent'
  | 'openMoved'
  | 'lookForRecent'
  | 'recentState'
  | 'recentPicture'
  | 'keepPicture'
  | 'pinRecent'
  | 'forgetRecent'
  | 'clearRecents'
  | 'showRecent'
> {
  const { session, system } = desk;
  const { recents, recentPlaces, recentPictures } = system;
  return {
    recents: () => recents.list().map(recentOf),
    openRecent: async ({ ref }) => placesOf(desk, await openRecent(desk, ownRecent(system, ref))),
    openMoved: async ({ ref }) => {
      const entry = ownRecent(system, ref);
      const to = await recentPlaces.movedTo(entry);
      if (to === null) throw new SpydeskError(notFound(entry.path));
      return placesOf(desk, await openRecentAt(desk, entry, to));
    },
    lookForRecent: async ({ ref }) => {
      const entry = ownRecent(system, ref);
      const chosen = await chooseFor(desk, entry);
      if (chosen === null) return { places: [], isSame: true };
      const isSame = await isMeant(system, entry, chosen);
      const opened = isSame ? await openRecentAt(desk, entry, chosen) : await openChosen(desk, [chosen]);
      return { places: placesOf(desk, opened), isSame };
    },
    recentState: ({ ref }) => recentPlaces.stateOf(ownRecent(system, ref)),
    recentPicture: ({ ref }) => recentPictures.read(ownRecent(system, ref).path),
    keepPicture: async ({ ref, picture }) => {
      const file = await session.grants.fileOf(ref);
      const entry = recents.find(ref) ?? recents.find(refOfPath(dirname(file)));
      if (entry === undefined) return;
      if (!(await recentPictures.keep(entry.path, picture))) fail('invalid-arguments', { reason: 'keepPicture, picture' });
    },
    pinRecent: ({ ref, pinned }) => recents.pin(ownRecent(system, ref).path, pinned),
    forgetRecent: ({ ref }) => recents.forget(ownRecent(system, ref).path),
    clearRecents: () => recents.clear(),
    showRecent: async ({ ref }) => {
      const { path } = ownRecent(system, ref);
      const presence = await recentPlaces.presenceOf(path);
      if (presence === 'silent') fail('not-answering', {}, { path });
      if (presence === 'missing') throw new SpydeskError(notFound(path));
      system.showInFolder(path);
    },
  };
}
