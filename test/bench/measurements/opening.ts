import { rm } from 'node:fs/promises';
import { makeContainer } from '../objects';
import { figure, type Section } from '../report';
import { median } from '../statistics';
import type { TimedOpening } from '../timed-opening';
import type { Workshop } from '../workshop';

/** Seconds from the start of the process. */
const USABLE_LIMIT = 1.5;
const MEGABYTE = 1024 * 1024;

/** How long it takes from the start of the program to a window that can be used, and what it needs of the memory then. */
export async function measureOpening(workshop: Workshop): Promise<Section> {
  const { quick, runs } = workshop.options;
  const count = quick ? 100 : 1000;
  const container = workshop.path('many.spy');
  await makeContainer(container, count);
  const all: TimedOpening[] = [];
  for (let run = 0; run < runs; run += 1) {
    // A user who has started it before: Chromium's own folders are there.
    const words = [workshop.project, workshop.path('opening-home'), container];
    all.push((await workshop.timed('timed-opening', words)) as TimedOpening);
  }
  await rm(container, { recursive: true });
  const usable = median(all.map((one) => one.usable));
  const names = [...new Set(all.flatMap(({ memory }) => memory.map(({ name }) => name)))];
  const megabytes = ({ memory }: TimedOpening, name?: string): number =>
    memory.filter((one) => name === undefined || one.name === name).reduce((sum, { bytes }) => sum + bytes, 0) / MEGABYTE;
  const middle = (name?: string): string => figure(median(all.map((one) => megabytes(one, name))));
  return {
    title: `The start of the window, on a container of ${count} objects`,
    method:
      'The built program as a process of its own, from its start; medians. Usable: the objects are listed, and the keyboard moves ' +
      "among them. It is asked over Chromium's own protocol, and the asking is in the figures. Memory is the share of each process " +
      '(PSS, so that what they have in common counts once), some seconds after the picture stood.',
    tables: [
      {
        heads: ['from the start of the process', 's, median', 's, least'],
        rows: [
          ['usable', figure(usable), figure(Math.min(...all.map((one) => one.usable)))],
          [
            'with the first picture',
            figure(median(all.map(({ pictured }) => pictured))),
            figure(Math.min(...all.map(({ pictured }) => pictured))),
          ],
        ],
      },
      {
        heads: ['idle memory', 'MB'],
        rows: [...names.map((name) => [name, middle(name)]), ['all processes', middle()]],
      },
    ],
    bars: quick ? [] : [{ what: `window usable, ${count} objects`, measured: usable, limit: USABLE_LIMIT, unit: 's' }],
    notes: [],
  };
}
