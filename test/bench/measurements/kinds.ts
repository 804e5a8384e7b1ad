import { rm } from 'node:fs/promises';
import { makeCompressed } from '../compressed';
import { makeTimelock } from '../objects';
import { runPairs, walls, type Pairs } from '../saving-pairs';
import { figure, type Section } from '../report';
import { sizeText } from '../sizes';
import { median } from '../statistics';
import type { Workshop } from '../workshop';

/** The compressed twin is made in memory. */
const LARGEST = 200e6;

/** Saves of objects that are no plain array: all that the file holds is copied, whatever it is. */
export async function measureKinds(workshop: Workshop): Promise<Section> {
  const size = Math.min(workshop.options.size, LARGEST);
  const plain = await workshop.recording(size);
  const compressed = workshop.path('compressed.analog');
  await makeCompressed(plain, compressed);
  const timelock = await makeTimelock(workshop.path('full.timelock'), size);
  const rows: string[][] = [];
  for (const [what, path] of [
    ['contiguous', plain],
    ['chunked and compressed', compressed],
    ['time-locked, with `avg`, `var` and `cov`', timelock],
  ] as const) {
    const pairs = await runPairs(workshop, path, workshop.options.runs);
    const start = median(walls(pairs.start));
    const of = (side: keyof Pairs, aside: number): string => figure(median(walls(pairs[side])) - aside);
    rows.push([what, of('save', start), of('shell', 0), of('verify', start), of('sha1sum', 0)]);
  }
  for (const path of [compressed, timelock]) await rm(path);
  if (size !== workshop.options.size) await workshop.drop(size);
  return {
    title: `Other objects, ${sizeText(size)} of numbers`,
    method: 'As above. Nothing is decompressed or written anew: the bytes of the file are copied.',
    tables: [{ heads: ['object', '`save`, s', '`cp` + `sync` + `sha1sum`, s', '`verify`, s', '`sha1sum`, s'], rows }],
    bars: [],
    notes: [],
  };
}
