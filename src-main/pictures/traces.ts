import { fail } from '../errors';
import { trialLength, type ObjectDescription, type ObjectSource } from '../format';
import { channelRows, channelRuns, eachRows, type ChannelRows, type RowRange } from './channel-rows';
import { fitsFloat32 } from './float32';
import { EnvelopeReducer } from './envelope';
import type { PictureCache } from './picture-cache';
import { ByteCount, type PictureTask } from './picture-task';
import { foldOf, TrialEnvelope } from './trial-envelope';
import {
  columnsIn,
  givenTrial,
  rateOf,
  recordingAsTrial,
  timedTrial,
  type Columns,
  type Stretch,
  type TimedTrial,
} from './trial-window';

export interface TracesView extends Stretch {
  readonly dataset: string;
  /** Null: the whole recording. */
  readonly trial: number | null;
  readonly channels: readonly number[];
  /** How many the picture has room for. */
  readonly columns: number;
}

export interface TracesData {
  readonly from: number;
  readonly to: number;
  readonly columns: number;
  readonly samplesPerColumn: number;
  /** Channel by channel, less the channel's `base`. */
  readonly min: Float32Array<ArrayBuffer>;
  readonly max: Float32Array<ArrayBuffer>;
  readonly base: Float64Array<ArrayBuffer>;
  readonly trialFrom: number;
  readonly trialTo: number;
}

/** Columns of all channels that are sent at most: 2 MB. */
const CELLS = 2 ** 18;
/** Samples of all channels in a first view: read and reduced within a third of a second (some 100 million a second). */
const FIRST_SAMPLES = 16_000_000;

/** The trial over the dataset's own samples. A mean over trials (`avg`, `var`) has one row of samples for all trials. */
function trialOver(description: ObjectDescription, rows: ChannelRows, view: TracesView): TimedTrial {
  const rate = rateOf(description);
  if (view.trial === null) return timedTrial(recordingAsTrial(rows.length), rate);
  const trial = givenTrial(description, view.trial);
  if (rows.dataset.name === description.data.name) return timedTrial(trial, rate, rows.length);
  if (rows.length !== trialLength(trial)) {
    return fail('unsupported', { reason: `"${rows.dataset.name}" is not as long as a trial` });
  }
  return timedTrial({ ...trial, start: 0, stop: rows.length }, rate);
}

function stretchOf(timed: TimedTrial, view: TracesView, channels: number): Stretch {
  if (view.from !== null || view.to !== null || timed.length * channels <= FIRST_SAMPLES) return view;
  const samples = Math.max(1, Math.floor(FIRST_SAMPLES / channels));
  return { from: timed.trialFrom, to: (timed.trial.offset + samples) / timed.rate };
}

/** The answer's numbers while they come together: channel by channel. */
class Cells {
  readonly min: Float64Array;
  readonly max: Float64Array;

  constructor(
    private readonly channels: readonly number[],
    private readonly columns: number,
  ) {
    this.min = new Float64Array(channels.length * columns).fill(Number.NaN);
    this.max = new Float64Array(channels.length * columns).fill(Number.NaN);
  }

  /** A reducer over the channels from `first` to `last`; what is not among the wanted ones is left out. */
  reducer({ first, last }: Pick<RowRange, 'first' | 'last'>, rowsPerColumn: number): EnvelopeReducer {
    const wanted = this.channels.flatMap((channel, at) => (channel >= first && channel <= last ? [{ channel, at }] : []));
    return new EnvelopeReducer(last - first + 1, rowsPerColumn, (column, least, greatest) => {
      for (const { channel, at } of wanted) {
        this.min[at * this.columns + column] = least[channel - first] ?? Number.NaN;
        this.max[at * this.columns + column] = greatest[channel - first] ?? Number.NaN;
      }
    });
  }

  /** As floats. Types that a float cannot hold are sent as the distance from a value of their channel. */
  packed(isExact: boolean): Pick<TracesData, 'min' | 'max' | 'base'> {
    const base = new Float64Array(this.channels.length);
    if (isExact) return { min: new Float32Array(this.min), max: new Float32Array(this.max), base };
    const { columns } = this;
    base.forEach((_, at) => (base[at] = this.min.subarray(at * columns, (at + 1) * columns).find(Number.isFinite) ?? 0));
    const less = (values: Float64Array): Float32Array<ArrayBuffer> =>
      Float32Array.from(values, (value, at) => value - (base[Math.floor(at / columns)] ?? 0));
    return { min: less(this.min), max: less(this.max), base };
  }
}

async function readDirectly(
  source: ObjectSource,
  rows: ChannelRows,
  start: number,
  { first, end, samplesPerColumn }: Columns,
  channels: readonly number[],
  cells: Cells,
  task: PictureTask,
): Promise<void> {
  const runs = channelRuns(channels);
  const width = runs.reduce((sum, run) => sum + run.last - run.first + 1, 0);
  const progress = new ByteCount(task, (end - first) * width * rows.dataset.type.size);
  for (const run of runs) {
    const reducer = cells.reducer(run, samplesPerColumn);
    const range = { from: start + first, end: start + end, ...run };
    await eachRows(source, rows, range, task, progress, (values) => reducer.addRows(values));
    reducer.finish();
  }
}

/**
 * One trial's samples, or the recording's, in columns, each channel's least and greatest in every column: no peak is lost, whatever the zoom.
 * A narrow view is read as it is; a wide one comes from the trial's envelope, which is made where it is looked at and kept
 * in `cache`. Errors: `invalid-arguments` for a trial or channel that is not there; those of `channelRows` and the source.
 */
export async function traces(
  source: ObjectSource,
  description: ObjectDescription,
  view: TracesView,
  task: PictureTask,
  cache: PictureCache<ObjectSource, TrialEnvelope>,
): Promise<TracesData> {
  const rows = channelRows(description, view.dataset);
  const timed = trialOver(description, rows, view);
  const { channels } = view;
  const beyond = channels.find((channel) => channel >= rows.channels);
  if (beyond !== undefined) return fail('invalid-arguments', { reason: `there is no channel ${beyond}` });

  const isExact = fitsFloat32(rows.dataset.type.name);
  const fold = foldOf(timed.length, rows.channels, isExact ? 4 : 8);
  const wanted = Math.max(1, Math.min(view.columns, Math.floor(CELLS / Math.max(1, channels.length))));
  const columns = columnsIn(timed, stretchOf(timed, view, rows.channels), wanted, fold);
  const { first, end, samplesPerColumn } = columns;
  const cells = new Cells(channels, columns.columns);
  if (end > first && channels.length > 0) {
    if (samplesPerColumn < fold) {
      await readDirectly(source, rows, timed.trial.start, columns, channels, cells, task);
    } else {
      const make = (): TrialEnvelope => new TrialEnvelope(rows, timed.trial.start, timed.length);
      // By its samples: a trial that is cut anew is another one.
      const envelope = cache.take(source, `${view.dataset} ${timed.trial.start} ${timed.length}`, make);
      await envelope.make(source, first, end, task);
      const reducer = cells.reducer({ first: 0, last: rows.channels - 1 }, samplesPerColumn / fold);
      envelope.addTo(reducer, first, end);
      reducer.finish();
    }
  }
  const { from, to } = columns;
  const { trialFrom, trialTo } = timed;
  return { from, to, columns: columns.columns, samplesPerColumn, ...cells.packed(isExact), trialFrom, trialTo };
}
