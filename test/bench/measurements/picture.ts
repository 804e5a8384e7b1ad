import { figure, type Section } from '../report';
import { sizeText } from '../sizes';
import { median } from '../statistics';
import type { TimedPicture } from '../timed-picture';
import type { Workshop } from '../workshop';

const FIRST_LIMIT = 1;

/** How long the data host takes for the numbers of a picture. */
export async function measurePicture(workshop: Workshop): Promise<Section> {
  const { size, runs } = workshop.options;
  const path = await workshop.recording(size);
  const pictures: TimedPicture[] = [];
  for (let run = 0; run < runs; run += 1) pictures.push((await workshop.timed('timed-picture', [path])) as TimedPicture);
  const first = median(pictures.map((picture) => picture.first));
  const row = (what: string, seconds: readonly number[]): string[] => [
    what,
    figure(median(seconds) * 1000),
    figure(Math.max(...seconds) * 1000),
  ];
  return {
    title: `Pictures of a recording of ${sizeText(size)}`,
    method:
      'What the data host does, in a process of its own that has just started: 64 channels in 1920 columns, from the view to the ' +
      'numbers that are drawn. The window moves the picture that it has at once and draws the new one when it comes.',
    tables: [
      {
        heads: ['view', 'ms, median', 'ms, most'],
        rows: [
          row(
            'opening and the first view',
            pictures.map((picture) => picture.first),
          ),
          row(
            'a tenth of the view on',
            pictures.flatMap((picture) => picture.pans),
          ),
          row(
            'half or twice as wide',
            pictures.flatMap((picture) => picture.zooms),
          ),
          row(
            'the whole recording, every sample of it read',
            pictures.map((picture) => picture.whole),
          ),
          row(
            'the whole recording again',
            pictures.map((picture) => picture.wholeAgain),
          ),
        ],
      },
    ],
    bars: [{ what: `first picture of ${sizeText(size)}, in the data host`, measured: first, limit: FIRST_LIMIT, unit: 's' }],
    notes: [],
  };
}
