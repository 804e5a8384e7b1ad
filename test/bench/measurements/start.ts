import { interleaved } from '../interleaved';
import { walls } from '../saving-pairs';
import { figure, type Section } from '../report';
import { median } from '../statistics';
import type { Workshop } from '../workshop';

const LIMIT = 0.5;

/** How long the command line takes to begin. */
export async function measureStart(workshop: Workshop): Promise<Section> {
  const tiny = await workshop.tiny();
  const container = workshop.path('tiny.spy');
  const runs = await interleaved(
    workshop,
    {
      version: { run: () => workshop.spydesk(['--version']) },
      info: { run: () => workshop.spydesk(['info', tiny, '--json']) },
      save: { run: () => workshop.spydesk(['save', tiny, '--container', container, '--overwrite']) },
    },
    workshop.options.runs,
  );
  const [version, info, save] = [runs.version, runs.info, runs.save].map((side) => median(walls(side)));
  return {
    title: 'Start of the command line',
    method: 'Whole processes on an object of 4 KB, from the start to the end; medians.',
    tables: [
      {
        heads: ['command', 'seconds'],
        rows: [
          ['`--version`', figure(version ?? Number.NaN)],
          ['`info`, with HDF5', figure(info ?? Number.NaN)],
          ['`save` over an older one, all of its waits for the disk included', figure(save ?? Number.NaN)],
        ],
      },
    ],
    bars: [
      { what: 'start of the command line (`info` of a small object)', measured: info ?? Number.NaN, limit: LIMIT, unit: 's' },
    ],
    notes: [],
  };
}
