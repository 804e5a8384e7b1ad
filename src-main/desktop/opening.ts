import type { Place } from '../contract';
import { fail, notFound, problem, problemOf, SpydeskError } from '../errors';
import { pathOfRef } from '../format';
import type { Opening } from './command-line';
import type { Desk, Opened, SystemDesk } from './desk';
import { kindOfFolder, type RecentEntry } from './recents';
import { placeOfChosen, placeOfFolder, placeOfTyped } from './places';

/** One thing to open. */
interface Wanted {
  /** Where it is looked for, and what a problem is about that names no path of its own. */
  readonly path?: string;
  readonly find: () => Promise<Place>;
}

/** Remembers what the user gave to open a place: the object's file, else the folder. */
export function rememberPlace({ recents, recentPlaces }: SystemDesk, { path, select }: Place): void {
  const file = select === null ? null : pathOfRef(select);
  recents.add(file ?? path, file === null ? kindOfFolder(path) : 'file');
  void recentPlaces.identify(file ?? path);
}

/** The window may use what was opened. */
async function openOne({ log, session, system }: Desk, { path, find }: Wanted): Promise<Opened> {
  try {
    const place = await find();
    await session.grants.grant(place.path);
    rememberPlace(system, place);
    return { places: [place], problems: [] };
  } catch (thrown) {
    const found = problemOf(thrown, path);
    if (found.code === 'internal') log.problem('open', found);
    return { places: [], problems: [found] };
  }
}

/** A disk that does not answer holds nothing up: that is said, and what lies on it is told to the window where it answers after all. */
async function openSoon(desk: Desk, wanted: Wanted): Promise<Opened> {
  const { path } = wanted;
  if (path === undefined) return openOne(desk, wanted);
  let isLate = false;
  const answer = await desk.system.asking.ask(path, async () => {
    const opened = await openOne(desk, wanted);
    if (isLate) desk.tellOpened(opened);
    return opened;
  });
  if (answer.kind === 'answer') return answer.value;
  isLate = true;
  return { places: [], problems: [problem('not-answering', {}, { path })] };
}

/** Opens each by itself: one that is gone does not keep the others away. */
async function openEach(desk: Desk, wanted: readonly Wanted[]): Promise<Opened> {
  const all: Opened = { places: [], problems: [] };
  for (const one of wanted) {
    const { places, problems } = await openSoon(desk, one);
    all.places.push(...places);
    all.problems.push(...problems);
  }
  return all;
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

/** Opens what was open before. Throws `not-found` and `not-answering`: whoever wants it may look for it elsewhere. */
export async function openRecent(desk: Desk, { path }: RecentEntry): Promise<Opened> {
  const presence = await desk.system.recentPlaces.presenceOf(path);
  if (presence === 'silent') fail('not-answering', {}, { path });
  if (presence === 'missing') throw new SpydeskError(notFound(path));
  return openChosen(desk, [path]);
}

/** Opens a recent at another path, and lists it there from now on. Pins and picture go with it. */
export async function openRecentAt(desk: Desk, { path }: RecentEntry, to: string): Promise<Opened> {
  const { recents, recentPictures } = desk.system;
  const opened = await openChosen(desk, [to]);
  if (opened.places.length === 0 || to === path) return opened;
  await recentPictures.move(path, to);
  recents.move(path, to);
  return opened;
}

export function openSample(desk: Desk): Promise<Opened> {
  return openEach(desk, [sampleOf(desk)]);
}
