import { rm } from 'node:fs/promises';
import type { Bar } from '../bars';
import { interleaved } from '../interleaved';
import { peakMemory } from '../peak-memory';
import { figure, type Section } from '../report';
import { walls } from '../saving-pairs';
import { sizeText } from '../sizes';
import { median } from '../statistics';
import type { Workshop } from '../workshop';

/** Seconds for a GB of the object that is selected from: 200 MB/s. */
const PACE_LIMIT = 5;
const MEMORY_LIMIT_MB = 300;

/** Half of the channels, each time in another way: as one block, every second one, and in an order of their own. */
const HALVES = [
  ['the first half, as one range', ':32'],
  ['every second one', '::2'],
  ['every second one, backwards', Array.from({ length: 32 }, (_, at) => 62 - 2 * at).join(',')],
] as const;

/** A selection of half of the channels of the largest object: how fast it is streamed, and with how much memory. */
export async function measureSelect(workshop: Workshop): Promise<Section> {
  const { size, largest, runs } = workshop.options;
  const path = await workshop.recording(largest);
  const tiny = await workshop.tiny();
  const container = workshop.path('half.spy');
  const idle = await peakMemory((watch) => workshop.spydesk(['info', tiny, '--json'], watch));
  const rows: string[][] = [];
  const bars: Bar[] = [];
  for (const [what, channel] of HALVES) {
    const words = ['select', path, '--channel', channel, '--container', container];
    const clear = (): Promise<void> => rm(container, { recursive: true, force: true });
    const sides = {
      start: { run: () => workshop.spydesk(['info', tiny, '--json']), clear: () => Promise.resolve() },
      select: { run: () => workshop.spydesk(words), clear },
    };
    const found = await interleaved(workshop, sides, Math.min(runs, 3));
    const seconds = median(walls(found.select)) - median(walls(found.start));
    const { own } = await peakMemory((watch) => workshop.spydesk(words, watch));
    await clear();
    const above = (own - idle.own) / 1e6;
    const pace = (bytes: number): string => figure(bytes / 1e6 / seconds);
    rows.push([what, figure(seconds), pace(largest / 2), pace(largest), figure(above)]);
    const name = `half of the channels of ${sizeText(largest)}, ${what}`;
    bars.push(
      { what: `select ${name}: for each GB of the object`, measured: seconds / (largest / 1e9), limit: PACE_LIMIT, unit: 's' },
      { what: `peak memory of select above idle, ${name}`, measured: above, limit: MEMORY_LIMIT_MB, unit: 'MB' },
    );
  }
  if (largest !== size) await workshop.drop(largest);
  return {
    title: `Select half of the channels, ${sizeText(largest)}`,
    method:
      'The whole command, start-up taken off: the source is held against its checksum while half of each of its rows is written anew, the ' +
      'new file is hashed while the disk is waited for. MB/s are decimal; memory as above, in a run of its own.',
    tables: [{ heads: ['32 of 64 channels', 'seconds, median', 'MB/s written', 'MB/s of the object', 'MB above idle'], rows }],
    bars,
    notes: [],
  };
}
