import type { ClassSummary, Place } from '../../contract';
import { problemOf, SpydeskError } from '../../errors';
import { DATA_CLASS_NAMES, dataClass } from '../../format';
import type { Desk, Opened } from '../desk';
import { findPlace } from '../places';
import type { WindowHandlers } from './index';

function classSummaries(): ClassSummary[] {
  return DATA_CLASS_NAMES.map((name) => {
    const { title, extension, picture } = dataClass(name);
    return { name, title, extension, picture };
  });
}

/** Opens each path by itself: one that is gone does not keep the others away. The window may use what was opened. */
export async function openPaths({ log, session, system }: Desk, paths: readonly string[]): Promise<Opened> {
  const context = { currentFolder: system.home, home: system.home, platform: system.platform };
  const opened: Opened = { places: [], problems: [] };
  for (const path of paths) {
    try {
      const place = await findPlace(path, context);
      await session.grants.grant(place.path);
      opened.places.push(place);
    } catch (thrown) {
      const found = problemOf(thrown, path);
      if (found.code === 'internal') log.problem('open', found);
      opened.problems.push(found);
    }
  }
  return opened;
}

/** The places of paths that the window asked for. Throws where none could be opened; what else failed is told beside. */
async function placesOf(desk: Desk, paths: readonly string[]): Promise<Place[]> {
  const { places, problems } = await openPaths(desk, paths);
  const [first] = problems;
  if (first !== undefined && places.length === 0) throw new SpydeskError(first);
  if (first !== undefined) desk.tellOpened({ places: [], problems });
  return places;
}

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
      if (session.hasBegun) await host.call('closeOwner', { owner: session.owner });
      session.objects.clear();
      session.plans.clear();
      session.hasBegun = true;
      return { version: system.version, platform: system.platform, classes: classSummaries(), ...taken(session.waiting) };
    },
    chooseFolder: async () => placesOf(desk, await system.chooseFolder()),
    chooseFiles: async () => placesOf(desk, await system.chooseFiles()),
    openDropped: ({ paths }) => placesOf(desk, paths),
    openSample: async () => placesOf(desk, [await system.sample()]),
    closePlace: async ({ ref }) => session.grants.revoke(await session.grants.folderOf(ref)),
  };
}
