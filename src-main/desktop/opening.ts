import type { Place } from '../contract';
import { problemOf } from '../errors';
import { pathOfRef } from '../format';
import type { Opening } from './command-line';
import type { Desk, Opened } from './desk';
import { placeOfChosen, placeOfFolder, placeOfTyped } from './places';

/** One thing to open. */
interface Wanted {
  /** What a problem is about that names no path of its own. */
  readonly path?: string;
  readonly find: () => Promise<Place>;
}

/** What the user gave to open a place: the object's file, else the folder. */
export function pathOfPlace({ path, select }: Place): string {
  return (select === null ? null : pathOfRef(select)) ?? path;
}

/** Opens each by itself: one that is gone does not keep the others away. The window may use what was opened. */
async function openEach({ log, session, system }: Desk, wanted: readonly Wanted[]): Promise<Opened> {
  const opened: Opened = { places: [], problems: [] };
  for (const { path, find } of wanted) {
    try {
      const place = await find();
      await session.grants.grant(place.path);
      opened.places.push(place);
      system.recents.add(pathOfPlace(place));
    } catch (thrown) {
      const found = problemOf(thrown, path);
      if (found.code === 'internal') log.problem('open', found);
      opened.problems.push(found);
    }
  }
  return opened;
}

export function contextOf({ system }: Desk): Parameters<typeof placeOfTyped>[1] {
  return { currentFolder: system.home, home: system.home, platform: system.platform };
}

function sampleOf({ system }: Desk): Wanted {
  return { find: async () => placeOfFolder(await system.sample()) };
}

/** Opens what a start of the program asked for. */
export function openAtStart(desk: Desk, { paths, sample }: Opening): Promise<Opened> {
  const context = contextOf(desk);
  const typed = paths.map((path) => ({ path, find: () => placeOfTyped(path, context) }));
  return openEach(desk, sample ? [sampleOf(desk), ...typed] : typed);
}

/** Opens what the user chose in a dialog or dropped. */
export function openChosen(desk: Desk, paths: readonly string[]): Promise<Opened> {
  const context = contextOf(desk);
  return openEach(
    desk,
    paths.map((path) => ({ path, find: () => placeOfChosen(path, context) })),
  );
}

/** Opens what was open before; what is gone by now is forgotten. */
export async function openRecent(desk: Desk, path: string): Promise<Opened> {
  const opened = await openChosen(desk, [path]);
  if (opened.problems.some(({ code }) => code === 'not-found')) desk.system.recents.forget(path);
  return opened;
}

export function openSample(desk: Desk): Promise<Opened> {
  return openEach(desk, [sampleOf(desk)]);
}
