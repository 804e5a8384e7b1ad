import { fail } from '../errors';
import { toDoubles, numberOf, type ObjectDescription, type ObjectSource } from '../format';
import { blocksOf, readParts } from './blocks';
import { channelRuns } from './channel-rows';
import { Dimensions, eachTarget, NOWHERE } from './dimensions';
import { meansOf } from './means';
import { areAngles, isComplex, measureOf, type Measure } from './measure';
import { ByteCount, type PictureTask } from './picture-task';
import { givenTrial, timedTrial } from './trial-window';

export interface SpectrumView {
  readonly trial: number;
  readonly channels: readonly number[];
  /** Row within the trial; null: mean over the trial's rows. */
  readonly timeIndex: number | null;
  /** Null: mean over the tapers. */
  readonly taper: number | null;
  readonly measure: Measure;
}

export interface SpectrumData {
  readonly freq: Float64Array<ArrayBuffer>;
  readonly values: Float32Array<ArrayBuffer>;
  readonly freqsPerPoint: number;
  readonly isComplex: boolean;
  readonly timeCount: number;
  readonly taperCount: number;
}

/** Values of all channels that are sent at most: 1 MB. */
const VALUES = 2 ** 18;
/** Means that are made at a time; where there are more, the frequencies are read one stretch after the other. */
const MEANS = 2 ** 20;

/** The points of some channels. Neighbouring frequencies share one that shows the largest of them, so that no peak is lost. */
class Points {
  readonly perPoint: number;
  readonly count: number;
  readonly values: Float32Array<ArrayBuffer>;

  constructor(channels: number, freqs: number) {
    this.perPoint = Math.max(1, Math.ceil((Math.max(1, channels) * freqs) / VALUES));
    this.count = Math.ceil(freqs / this.perPoint);
    this.values = new Float32Array(channels * this.count).fill(Number.NaN);
  }

  show(channel: number, freq: number, value: number): void {
    const at = channel * this.count + Math.floor(freq / this.perPoint);
    const shown = this.values[at] ?? Number.NaN;
    if (Number.isNaN(shown) || value > shown) this.values[at] = value;
  }
}

/** The frequency at `index`; 0, 1, 2 and on where the object has none (`defaultFreq` in `format/labels.ts`). */
function freqAt({ freq }: ObjectDescription, index: number): number {
  const given = freq?.[index];
  return given === undefined ? index : numberOf(given);
}

interface Stretch {
  readonly start: number;
  readonly count: number;
}

/** Cuts `length` into stretches of at most `limit`. */
function* stretches(length: number, limit: number): Generator<Stretch> {
  for (let start = 0; start < length; start += limit) yield { start, count: Math.min(limit, length - start) };
}

/** What is to be read along the dimensions but the frequencies. Errors: `invalid-arguments` for what is not there. */
function wantedOf(
  description: ObjectDescription,
  dimensions: Dimensions,
  { trial: row, channels, timeIndex, taper }: SpectrumView,
): { time: Stretch; taper: Stretch; runs: Stretch[]; timeCount: number } {
  const trial = givenTrial(description, row);
  const { length: timeCount } = timedTrial(trial, 1, dimensions.length('time'));
  if (timeIndex !== null && timeIndex >= timeCount) {
    return fail('invalid-arguments', { reason: `there is no row ${timeIndex} in the trial` });
  }
  for (const channel of channels) dimensions.checked('channel', channel);
  return {
    time: timeIndex === null ? { start: trial.start, count: timeCount } : { start: trial.start + timeIndex, count: 1 },
    taper:
      taper === null ? { start: 0, count: dimensions.length('taper') } : { start: dimensions.checked('taper', taper), count: 1 },
    runs: channelRuns(channels).map(({ first, last }) => ({ start: first, count: last - first + 1 })),
    timeCount,
  };
}

/**
 * The spectra of some channels of one trial: of one row of it or the mean of its rows, of one taper or the mean of all.
 * Any order of the dimensions. Errors: `invalid-arguments` for what is not there; `unsupported` for an object without
 * these dimensions; those of the source.
 */
export async function spectrum(
  source: ObjectSource,
  description: ObjectDescription,
  view: SpectrumView,
  task: PictureTask,
): Promise<SpectrumData> {
  const dimensions = new Dimensions(description);
  const [taperCount, freqCount] = [dimensions.length('taper'), dimensions.length('freq')];
  const { time, taper, runs, timeCount } = wantedOf(description, dimensions, view);
  const { channels, measure } = view;
  const { type } = description.data;
  const width = runs.reduce((sum, { count }) => sum + count, 0);
  const progress = new ByteCount(task, time.count * taper.count * freqCount * width * type.size);
  const valueAt = measureOf(type, measure);
  const points = new Points(channels.length, freqCount);
  // A channel that is asked for twice is read once.
  const distinct = [...new Set(channels)];
  const along = Math.max(1, Math.min(freqCount, Math.floor(MEANS / Math.max(1, distinct.length))));
  const channelSteps = new Int32Array(dimensions.length('channel')).fill(NOWHERE);
  distinct.forEach((channel, place) => (channelSteps[channel] = place * along));
  const steps = new Map([
    [dimensions.axis('channel'), channelSteps],
    [dimensions.axis('freq'), Int32Array.from({ length: freqCount }, (_, index) => index % along)],
  ]);
  for (const freq of stretches(freqCount, along)) {
    const means = meansOf(distinct.length * along, areAngles(type, measure));
    for (const channel of runs) {
      const region = dimensions.region({ time, taper, freq, channel });
      for await (const block of readParts(source, blocksOf(region, type.size), task.signal)) {
        const doubles = toDoubles(block.values);
        eachTarget(block, steps, (target, at) => means.add(target, valueAt(doubles, at)));
        progress.add(block.values.byteLength);
      }
    }
    channels.forEach((channel, shown) => {
      const from = channelSteps[channel] ?? 0;
      for (let at = 0; at < freq.count; at += 1) points.show(shown, freq.start + at, means.mean(from + at));
    });
  }
  return {
    freq: Float64Array.from({ length: points.count }, (_, point) => freqAt(description, point * points.perPoint)),
    values: points.values,
    freqsPerPoint: points.perPoint,
    isComplex: isComplex(type),
    timeCount,
    taperCount,
  };
}
