import { fail } from '../errors';
import { toDoubles, type DatasetDescription, type ObjectDescription, type ObjectSource } from '../format';
import { BLOCK_BYTES, readParts, type Region } from './blocks';
import { ByteCount, type PictureTask } from './picture-task';

/** Two wanted channels with at most this many between them are read together. */
const CHANNEL_GAP = 16;

/** A dataset of samples over time and channels, whichever comes first in the file. */
export interface ChannelRows {
  readonly dataset: DatasetDescription;
  readonly timeAxis: 0 | 1;
  /** Samples along the time axis. */
  readonly length: number;
  readonly channels: number;
}

/** The dataset `name` as samples over time and channels. Errors: `dataset-missing`; `unsupported` for another shape. */
export function channelRows(description: ObjectDescription, name: string): ChannelRows {
  const { dimord } = description;
  const dataset = description.datasets.find((one) => one.name === name) ?? fail('dataset-missing', { dataset: name });
  const { shape, type } = dataset;
  const timeAxis = dimord.indexOf('time');
  const [length, channels] = [shape[timeAxis], shape[1 - timeAxis]];
  const isComplex = type.kind === 'complex';
  if ((timeAxis !== 0 && timeAxis !== 1) || shape.length !== 2 || length === undefined || channels === undefined || isComplex) {
    return fail('unsupported', { reason: `"${name}" does not hold real numbers over time and channels` });
  }
  return { dataset, timeAxis, length, channels };
}

/** Neighbouring channels as ranges that are read at once, ascending. */
export function channelRuns(channels: readonly number[]): { first: number; last: number }[] {
  const runs: { first: number; last: number }[] = [];
  for (const channel of channels.toSorted((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run !== undefined && channel - run.last <= CHANNEL_GAP) run.last = channel;
    else runs.push({ first: channel, last: channel });
  }
  return runs;
}

/** Rows from `from` to before `end`, and of these the channels from `first` to `last`. */
export interface RowRange {
  readonly from: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

function* rowParts(rows: ChannelRows, range: RowRange): Generator<Region> {
  const { dataset, timeAxis } = rows;
  const width = range.last - range.first + 1;
  const along = Math.max(1, Math.floor(BLOCK_BYTES / (width * dataset.type.size)));
  for (let from = range.from; from < range.end; from += along) {
    const count = Math.min(along, range.end - from);
    yield timeAxis === 0
      ? { dataset: dataset.name, start: [from, range.first], count: [count, width] }
      : { dataset: dataset.name, start: [range.first, from], count: [width, count] };
  }
}

/** Puts the samples of one time beside each other: from channel after channel to row after row. */
function transpose(values: Float64Array, channels: number, into: Float64Array): void {
  const rows = values.length / channels;
  for (let channel = 0; channel < channels; channel += 1) {
    const from = channel * rows;
    for (let row = 0; row < rows; row += 1) into[row * channels + channel] = values[from + row] as number;
  }
}

/**
 * Hands the samples of `range` to `take` in blocks of whole rows, channel beside channel, in the order of time. A block
 * is only good until `take` returns.
 */
export async function eachRows(
  source: ObjectSource,
  rows: ChannelRows,
  range: RowRange,
  task: PictureTask,
  progress: ByteCount,
  take: (values: Float64Array) => void,
): Promise<void> {
  const width = range.last - range.first + 1;
  let doubles = new Float64Array(0);
  let turned = new Float64Array(0);
  for await (const { values } of readParts(source, rowParts(rows, range), task.signal)) {
    if (doubles.length < values.length) doubles = new Float64Array(values.length);
    const inOrder = toDoubles(values, doubles.subarray(0, values.length));
    if (rows.timeAxis === 0 || width === 1) take(inOrder);
    else {
      if (turned.length < values.length) turned = new Float64Array(values.length);
      const byRow = turned.subarray(0, values.length);
      transpose(inOrder, width, byRow);
      take(byRow);
    }
    progress.add(values.byteLength);
  }
}
