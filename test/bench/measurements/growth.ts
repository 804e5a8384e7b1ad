import { runPairs, walls, type Pairs } from '../saving-pairs';
import { figure, type Section } from '../report';
import { sizeText } from '../sizes';
import { median } from '../statistics';
import type { Workshop } from '../workshop';

const SIZES = [10e6, 30e6, 100e6, 300e6, 1e9, 3e9, 6e9];
const QUICK_SIZES = [1e6, 10e6];
/** The largest object costs that many times as much a byte as one of `REFERENCE` at most. */
const LIMIT = 1.5;
/** From here on what a save costs whatever its size (some 50 ms) no longer counts. */
const REFERENCE = 1e9;

/** What a byte costs, from small objects to large ones. */
export async function measureGrowth(workshop: Workshop): Promise<Section> {
  const { size, largest, runs, quick } = workshop.options;
  const sizes = [...new Set([...(quick ? QUICK_SIZES : SIZES).filter((one) => one <= largest), largest])];
  const costs: { readonly bytes: number; readonly save: number }[] = [];
  const rows: string[][] = [];
  for (const bytes of sizes) {
    const path = await workshop.recording(bytes);
    // A large object takes long enough to be sure of its figure.
    const pairs = await runPairs(workshop, path, bytes > REFERENCE ? Math.min(runs, 3) : runs);
    const start = median(walls(pairs.start));
    const perGigabyte = (side: keyof Pairs, aside: number): number => (median(walls(pairs[side])) - aside) / (bytes / 1e9);
    const save = perGigabyte('save', start);
    costs.push({ bytes, save });
    rows.push([
      sizeText(bytes),
      figure((save * bytes) / 1e9),
      figure(save),
      figure(perGigabyte('shell', 0)),
      figure(perGigabyte('verify', start)),
      figure(perGigabyte('sha1sum', 0)),
    ]);
    if (bytes !== size) await workshop.drop(bytes);
  }
  const reference = costs.find(({ bytes }) => bytes >= Math.min(REFERENCE, largest));
  const last = costs.at(-1);
  return {
    title: 'Cost by size',
    method:
      'As above, start-up taken off; seconds for each GB. Below 100 MB what a save costs whatever its size is most of it: the ' +
      'thread that reads HDF5, the claim, the commit record and a wait for the disk at each step.',
    tables: [
      {
        heads: ['size', '`save`, s', '`save`, s/GB', '`cp` + `sync` + `sha1sum`, s/GB', '`verify`, s/GB', '`sha1sum`, s/GB'],
        rows,
      },
    ],
    bars: [
      {
        what: `save: a byte of ${sizeText(last?.bytes ?? 0)} / one of ${sizeText(reference?.bytes ?? 0)} (linear)`,
        measured: (last?.save ?? Number.NaN) / (reference?.save ?? Number.NaN),
        limit: LIMIT,
        unit: '',
      },
    ],
    notes: [],
  };
}
