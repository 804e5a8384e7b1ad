import type { ClassSummary, Place } from '../../contract';
import { fail, SpydeskError } from '../../errors';
import { DATA_CLASS_NAMES, dataClass, pathOfRef } from '../../format';
import { startOfDialogs } from '../default-folder';
import type { Desk, Opened, WindowHandlers, WindowSession } from '../desk';
import { isInside } from '../grants';
import { openChosen, openSample } from '../opening';
import { reopen } from '../reopening';

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

/** What a page that was loaded anew had open; what it changed is not to be saved or discarded unseen. */
function stillOpen({ grants, changes }: WindowSession): string[] {
  const changed = changes.all.map(({ path }) => path).filter((path) => !grants.paths.some((open) => isInside(open, path)));
  return [...grants.paths, ...changed];
}

const NOTHING: Opened = { places: [], problems: [] };

function taken(waiting: Opened): Opened {
  return { places: waiting.places.splice(0), problems: waiting.problems.splice(0) };
}

export function placeHandlers(
  desk: Desk,
): WindowHandlers<'begin' | 'chooseFolder' | 'chooseFiles' | 'openDropped' | 'openSample' | 'closePlace'> {
  const { host, session, system } = desk;
  return {
    begin: async () => {
      // A page that was loaded anew knows nothing of what it had open.
      if (session.hasBegun) {
        void session.verifications.cancelAll();
        await host.call('closeOwner', { owner: session.owner });
      }
      const again = session.hasBegun ? await reopen(desk, { places: stillOpen(session), shown: session.shown }) : NOTHING;
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
        home: system.home,
        classes: classSummaries(),
        preferences: system.preferences.current,
        saves,
        changed: session.changes.all,
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
    closePlace: ({ ref }) => {
      const path = pathOfRef(ref);
      // The disk is not asked: one that does not answer is why it is closed.
      if (path === null || !session.grants.paths.includes(path)) fail('not-granted', {});
      session.grants.revoke(path);
    },
  };
}
