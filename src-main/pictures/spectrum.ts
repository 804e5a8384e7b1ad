import { fail } from '../errors';
import { freqForSave, numberOf, type ObjectDescription, type ObjectSource } from '../format';
import { blocksOf, product, readParts } from './blocks';
import { channelRuns } from './channel-rows';
import { Dimensions, eachPlace } from './dimensions';
import { toDoubles } from './doubles';
import { isComplex, measureOf, type Measure } from './measure';
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

/** Sums with their counts; what is no number (the edges of a time-frequency window) takes no part in a mean. */
class Means {
  private readonly sums: Float64Array;
  private readonly counts: Uint32Array;

  constructor(length: number) {
    this.sums = new Float64Array(length);
    this.counts = new Uint32Array(length);
  }

  add(at: number, value: number): void {
    if (Number.isNaN(value)) return;
    this.sums[at] = (this.sums[at] ?? 0) + value;
    this.counts[at] = (this.counts[at] ?? 0) + 1;
  }

  mean(at: number): number {
    const count = this.counts[at] ?? 0;
    return count === 0 ? Number.NaN : (this.sums[at] ?? 0) / count;
  }
}

/** Folds `perPoint` neighbouring frequencies into one point that shows the largest of them, so that no peak is lost. */
function folded(
  means: Means,
  channels: number,
  freqs: readonly number[],
  perPoint: number,
): Pick<SpectrumData, 'freq' | 'values'> {
  const points = Math.ceil(freqs.length / perPoint);
  const values = new Float32Array(channels * points).fill(Number.NaN);
  const freq = Float64Array.from({ length: points }, (_, point) => freqs[point * perPoint] ?? Number.NaN);
  for (let channel = 0; channel < channels; channel += 1) {
    for (let index = 0; index < freqs.length; index += 1) {
      const at = channel * points + Math.floor(index / perPoint);
      const value = means.mean(channel * freqs.length + index);
      const shown = values[at] ?? Number.NaN;
      if (Number.isNaN(shown) || value > shown) values[at] = value;
    }
  }
  return { freq, values };
}

/**
 * The spectra of some channels of one trial: of one row of it or the mean of its rows, of one taper or the mean of all.
 * Any order of the dimensions. Errors: `invalid-arguments` for what is not there; those of the source.
 */
export async function spectrum(
  source: ObjectSource,
  description: ObjectDescription,
  view: SpectrumView,
  task: PictureTask,
): Promise<SpectrumData> {
  const dimensions = new Dimensions(description);
  const trial = givenTrial(description, view.trial);
  const { length: timeCount } = timedTrial(trial, 1, dimensions.length('time'));
  const { channels, timeIndex, taper, measure } = view;
  for (const channel of channels) dimensions.checked('channel', channel);
  if (timeIndex !== null && timeIndex >= timeCount) {
    return fail('invalid-arguments', { reason: `there is no row ${timeIndex} in the trial` });
  }
  const freqCount = dimensions.length('freq');
  const time = timeIndex === null ? { start: trial.start, count: timeCount } : { start: trial.start + timeIndex, count: 1 };
  const tapers = taper === null ? {} : { taper: { start: dimensions.checked('taper', taper), count: 1 } };
  const { type } = description.data;
  const valueAt = measureOf(type, measure);
  const [freqAxis, channelAxis] = [dimensions.axis('freq'), dimensions.axis('channel')];
  const placeOf = new Map(channels.map((channel, place) => [channel, place]));
  const regions = channelRuns(channels).map(({ first, last }) =>
    dimensions.region({ time, ...tapers, channel: { start: first, count: last - first + 1 } }),
  );
  const progress = new ByteCount(task, regions.reduce((sum, { count }) => sum + product(count), 0) * type.size);
  const means = new Means(channels.length * freqCount);
  for (const region of regions) {
    for await (const block of readParts(source, blocksOf(region, type.size), task.signal)) {
      const doubles = toDoubles(block.values);
      eachPlace(block, (place, at) => {
        const channel = placeOf.get(place[channelAxis] ?? 0);
        if (channel !== undefined) means.add(channel * freqCount + (place[freqAxis] ?? 0), valueAt(doubles, at));
      });
      progress.add(block.values.byteLength);
    }
  }
  const given = freqForSave(description)?.map(numberOf) ?? [];
  const freqs = Array.from({ length: freqCount }, (_, index) => given[index] ?? index);
  const freqsPerPoint = Math.max(1, Math.ceil((channels.length * freqCount) / VALUES));
  const taperCount = dimensions.length('taper');
  return {
    ...folded(means, channels.length, freqs, freqsPerPoint),
    freqsPerPoint,
    isComplex: isComplex(type),
    timeCount,
    taperCount,
  };
}
