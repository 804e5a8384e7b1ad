import { figure, type Section } from '../report';
import { sizeText } from '../sizes';
import { median } from '../statistics';
import type { TimedWindow } from '../timed-window';
import type { Workshop } from '../workshop';

/** One frame of a screen that shows 60 a second. */
const STEP_LIMIT_MS = 16;

/** What a real window's main thread does for a step along a recording. */
export async function measureWindow(workshop: Workshop): Promise<Section> {
  const { size } = workshop.options;
  const path = await workshop.recording(size);
  const words = [workshop.project, workshop.path('home'), path];
  const { first, pans, zooms, idle } = (await workshop.timed('timed-window', words)) as TimedWindow;
  const looking = median(idle);
  const milliseconds = (seconds: readonly number[]): number[] => seconds.map((one) => (one - looking) * 1000);
  const row = (what: string, steps: readonly number[]): string[] => [what, figure(median(steps)), figure(Math.max(...steps))];
  const steps = [...milliseconds(pans), ...milliseconds(zooms)];
  return {
    title: `A window on a recording of ${sizeText(size)}`,
    method:
      'The built program in a real window. For each key pressed the processor time of the main thread of the window (`TaskDuration` ' +
      'in thread ticks), from the key to the end of all that follows it: moving the picture at once, and drawing the new one. The ' +
      `time of a key that asks for nothing (${figure(looking * 1000)} ms) is taken off: it is that of the looking.`,
    tables: [
      {
        heads: ['step', 'ms, median', 'ms, most'],
        rows: [row('a tenth of the view on', milliseconds(pans)), row('zoom in or out', milliseconds(zooms))],
      },
    ],
    bars: [
      { what: 'a pan or zoom step, main thread of the window', measured: Math.max(...steps), limit: STEP_LIMIT_MS, unit: 'ms' },
    ],
    notes: [`The first picture stood ${figure(first)} s after the page: the start of the data host is in it.`],
  };
}
