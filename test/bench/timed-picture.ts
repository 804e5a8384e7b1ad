/**
 * A process of its own that makes pictures of a recording, as the data host does: timed-picture.js FILE. Prints a
 * `TimedPicture`.
 */
import { nodeFiles } from '../../src-main/files';
import { refOfPath } from '../../src-main/format';
import { createHdf5 } from '../../src-main/hdf5';
import { createLocalStore } from '../../src-main/objects';
import { createPictures, type TracesData } from '../../src-main/pictures';
import { unwatched } from '../../src-main/tasks';

/** Seconds, from the view to the numbers that are drawn. */
export interface TimedPicture {
  /** Opening the object and the view that is shown first. */
  readonly first: number;
  /** A tenth of the view to the right, again and again. */
  readonly pans: readonly number[];
  /** Half as wide, then as wide again. */
  readonly zooms: readonly number[];
  /** All of the recording at once, which reads every byte, and once more. */
  readonly whole: number;
  readonly wholeAgain: number;
}

/** A wide window. */
const COLUMNS = 1920;
const STEPS = 10;

const [path = ''] = process.argv.slice(2);
const hdf5 = createHdf5();
const pictures = createPictures();

async function timed<Value>(work: () => Promise<Value>): Promise<{ seconds: number; value: Value }> {
  const begun = performance.now();
  const value = await work();
  return { seconds: (performance.now() - begun) / 1000, value };
}

async function openAndDraw() {
  const object = await createLocalStore(nodeFiles, hdf5).open(refOfPath(path));
  const description = await object.describe();
  const channels = Array.from({ length: description.data.shape[1] ?? 0 }, (_, channel) => channel);
  const draw = (from: number | null, to: number | null): Promise<TracesData> => {
    const view = { dataset: 'data', trial: 0, channels, from, to, columns: COLUMNS };
    return pictures.traces(object, description, view, unwatched());
  };
  return { draw, shown: await draw(null, null) };
}

const opened = await timed(openAndDraw);
const { draw, shown } = opened.value;
const width = shown.to - shown.from;
const pans: number[] = [];
for (let step = 1; step <= STEPS; step += 1) {
  const from = shown.from + (step * width) / 10;
  pans.push((await timed(() => draw(from, from + width))).seconds);
}
const zooms: number[] = [];
for (const part of [2, 4, 8, 16, 8, 4, 2, 1]) {
  zooms.push((await timed(() => draw(shown.from, shown.from + width / part))).seconds);
}
const whole = await timed(() => draw(shown.trialFrom, shown.trialTo));
const wholeAgain = await timed(() => draw(shown.trialFrom, shown.trialTo));
await hdf5.close();
const answer: TimedPicture = {
  first: opened.seconds,
  pans,
  zooms,
  whole: whole.seconds,
  wholeAgain: wholeAgain.seconds,
};
process.stdout.write(JSON.stringify(answer));
