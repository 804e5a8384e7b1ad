import { rm } from 'node:fs/promises';
import { runShell } from '../command';
import { interleaved } from '../interleaved';
import { figure, type Section } from '../report';
import { walls } from '../saving-pairs';
import { sizeText } from '../sizes';
import { median, medianRatio } from '../statistics';
import type { Workshop } from '../workshop';

/** What a draft may cost beside a save of the same object as it is. */
const LIMIT = 1.2;

/** A save of a draft that changed labels, `info` and the trial table of the largest object, beside a plain save of it. */
export async function measureDrafted(workshop: Workshop): Promise<Section> {
  const { size, largest, runs } = workshop.options;
  const path = await workshop.recording(largest);
  const [container, copy] = [workshop.path('drafted.spy'), workshop.path('copied')];
  const saves = (mode: 'plain' | 'draft') => ({
    run: () => workshop.own('save-draft', [mode, path, container]),
    clear: () => rm(container, { recursive: true }),
  });
  const shell = {
    run: () => runShell('cp "$1" "$2" && sync "$2" && sha1sum "$2"', path, copy),
    clear: () => rm(copy),
  };
  const sides = { plain: saves('plain'), draft: saves('draft'), shell };
  const found = await interleaved(workshop, sides, Math.min(runs, 3));
  if (largest !== size) await workshop.drop(largest);
  const row = (what: string, side: keyof typeof sides): string[] => [
    what,
    figure(median(walls(found[side]))),
    figure(Math.min(...walls(found[side]))),
  ];
  return {
    title: `Save of a draft, ${sizeText(largest)}`,
    method:
      'Other labels, another `info` and a trial table of 1,000 trials and one column more: the numbers are copied and hashed as in ' +
      'a plain save, and none is written anew. Both saves are processes of the same small program, start-up included.',
    tables: [
      {
        heads: ['command', 'seconds, median', 'least'],
        rows: [
          row('save of the object as it is', 'plain'),
          row('save of the draft', 'draft'),
          row('`cp` + `sync` + `sha1sum`', 'shell'),
        ],
      },
    ],
    bars: [
      {
        what: `save of a draft / save, ${sizeText(largest)}`,
        measured: medianRatio(walls(found.draft), walls(found.plain)),
        limit: LIMIT,
        unit: '',
      },
    ],
    notes: [],
  };
}
