import { basename } from 'node:path';
import type { ClassSummary, Place, Recent } from '../../contract';
import { fail, SpydeskError } from '../../errors';
import { DATA_CLASS_NAMES, dataClass, pathOfRef, refOfPath } from '../../format';
import { startOfDialogs } from '../default-folder';
import type { Desk, Opened, WindowHandlers } from '../desk';
import { openChosen, openRecent, openSample } from '../opening';

function classSummaries(): ClassSummary[] {
  return DATA_CLASS_NAMES.map((name) => {
    const { title, extension, picture } = dataClass(name);
    return { name, title, extension, picture };
  });
}

/** The places that the window asked for. Throws where none could be opened; what else failed is told beside. */
export function placesOf(desk: Desk, { places, problems }: Opened): Place[] {
  const [first, ...others] = problems;
  const beside = places.length === 0 ? others : problems;
  if (beside.length > 0) desk.tellOpened({ places: [], problems: beside });
  if (first !== undefined && places.length === 0) throw new SpydeskError(first);
  return places;
}

function recentOf(path: string): Recent {
  return { ref: refOfPath(path), name: basename(path) || path, path };
}

const NOTHING: Opened = { places: [], problems: [] };

function taken(waiting: Opened): Opened {
  return { places: waiting.places.splice(0), problems: waiting.problems.splice(0) };
}

export function placeHandlers(
  desk: Desk,
): WindowHandlers<
  'begin' | 'chooseFolder' | 'chooseFiles' | 'openDropped' | 'openSample' | 'recents' | 'openRecent' | 'closePlace'
> {
  const { host, session, system } = desk;
  return {
    begin: async () => {
      // A page that was loaded anew knows nothing of what it had open.
      if (session.hasBegun) {
        void session.verifications.cancelAll();
        await host.call('closeOwner', { owner: session.owner });
      }
      const again = session.hasBegun
        ? await openChosen(
            desk,
            session.changes.all.map(({ path }) => path),
          )
        : NOTHING;
      session.objects.clear();
      session.plans.clear();
      session.typed.note(false);
      session.hasBegun = true;
      session.saves.forgetPage();
      const saves = session.saves.untold;
      const waiting = taken(session.waiting);
      return {
        version: system.version,
        platform: system.platform,
        classes: classSummaries(),
        preferences: system.preferences.current,
        saves,
        changed: session.changes.all,
        // What an earlier page changed is not to be saved or discarded unseen.
        places: [...again.places, ...waiting.places],
        problems: [...again.problems, ...waiting.problems],
      };
    },
    chooseFolder: async () =>
      placesOf(desk, await openChosen(desk, await system.chooseFolder(await startOfDialogs(desk, undefined)))),
    chooseFiles: async () =>
      placesOf(desk, await openChosen(desk, await system.chooseFiles(await startOfDialogs(desk, undefined)))),
    openDropped: async ({ paths }) => placesOf(desk, await openChosen(desk, paths)),
    openSample: async () => placesOf(desk, await openSample(desk)),
    recents: () => system.recents.list().map(recentOf),
    openRecent: async ({ ref }) => {
      const path = pathOfRef(ref);
      // The window opens again what the user had opened, and no other path.
      if (path === null || !system.recents.list().includes(path)) return fail('not-granted', {});
      return placesOf(desk, await openRecent(desk, path));
    },
    closePlace: async ({ ref }) => session.grants.revoke(await session.grants.folderOf(ref)),
  };
}
