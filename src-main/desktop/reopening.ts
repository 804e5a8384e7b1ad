import { setTimeout } from 'node:timers/promises';
import type { Place } from '../contract';
import { problemOf } from '../errors';
import { refOfPath } from '../format';
import type { Desk, Opened } from './desk';
import { isInside } from './grants';
import { contextOf } from './opening';
import { placeOfChosen } from './places';

/** How long a folder that does not answer keeps the others back. */
const PATIENCE_MS = 2_000;

/** What a window had open. */
export interface Left {
  readonly places: readonly string[];
  readonly shown: string | null;
}

async function opened(desk: Desk, path: string, shown: string | null): Promise<Opened> {
  try {
    const place: Place = await placeOfChosen(path, contextOf(desk));
    await desk.session.grants.grant(place.path);
    const select = shown !== null && isInside(place.path, shown) ? refOfPath(shown) : place.select;
    return { places: [{ ...place, select }], problems: [] };
  } catch (thrown) {
    return { places: [], problems: [problemOf(thrown, path)] };
  } finally {
    desk.session.comingBack.delete(path);
  }
}

/**
 * Opens again what a window had open, in its order. The folders are looked for at once: one that does not answer, as where a network is
 * away, keeps the others back for a moment only, and is told when it answers.
 */
export async function reopen(desk: Desk, { places, shown }: Left): Promise<Opened> {
  const patience = setTimeout(PATIENCE_MS, null, { ref: false });
  const all: Opened = { places: [], problems: [] };
  for (const path of places) desk.session.comingBack.add(path);
  for (const answer of places.map((path) => opened(desk, path, shown))) {
    const soon = await Promise.race([answer, patience]);
    if (soon === null) void answer.then((late) => desk.tellOpened(late));
    all.places.push(...(soon?.places ?? []));
    all.problems.push(...(soon?.problems ?? []));
  }
  return all;
}
