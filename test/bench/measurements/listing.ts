import { rm } from 'node:fs/promises';
import type { Bar } from '../bars';
import { makeContainer } from '../objects';
import { figure, type Section } from '../report';
import { median } from '../statistics';
import type { TimedListing } from '../timed-listing';
import type { Workshop } from '../workshop';

/** Seconds for a container of so many objects. */
const LIMITS: Readonly<Record<number, number>> = { 1000: 0.3, 10_000: 3 };
const OPEN_LIMIT = 64;

/** How long it takes to list a container, and how many files are open on the way. */
export async function measureListing(workshop: Workshop): Promise<Section> {
  const { quick, runs } = workshop.options;
  const rows: string[][] = [];
  const bars: Bar[] = [];
  for (const count of quick ? [100] : [1000, 10_000]) {
    const folder = workshop.path('many.spy');
    await makeContainer(folder, count);
    const listings: TimedListing[] = [];
    for (let run = 0; run < runs; run += 1) listings.push((await workshop.timed('timed-listing', [folder])) as TimedListing);
    await rm(folder, { recursive: true });
    const wrong = listings.find(({ objects }) => objects !== count);
    if (wrong !== undefined) throw new Error(`${wrong.objects} objects were listed, not ${count}`);
    const first = median(listings.map((listing) => listing.first));
    const again = median(listings.map((listing) => listing.again));
    const open = Math.max(...listings.map((listing) => listing.openAtMost));
    rows.push([String(count), figure(first), figure(again), String(open)]);
    const limit = LIMITS[count];
    if (limit !== undefined) bars.push({ what: `listing ${count} objects`, measured: first, limit, unit: 's' });
    bars.push({ what: `files open at once, ${count} objects`, measured: open, limit: OPEN_LIMIT, unit: '' });
  }
  return {
    title: 'Listing a container',
    method:
      'Through the door of `src-main/objects`, from the `.info` files alone, in a process that has just started and once more in ' +
      'the same; medians. The files lie in the page cache. Open files are counted at the file port, in a third listing.',
    tables: [{ heads: ['objects', 'first, s', 'again, s', 'files open at once'], rows }],
    bars,
    notes: [],
  };
}
