import { fail } from '../errors';
import { toDoubles, type ObjectDescription, type ObjectSource } from '../format';
import { blocksOf, product, readParts } from './blocks';
import { Dimensions, eachTarget, type Steps } from './dimensions';
import { isComplex, measureOf, type Measure } from './measure';
import { ByteCount, type PictureTask } from './picture-task';
import { givenTrial, timedTrial } from './trial-window';

export interface MatrixView {
  readonly trial: number;
  /** Row within the trial. */
  readonly timeIndex: number;
  readonly freqIndex: number;
  readonly measure: Measure;
}

export interface MatrixData {
  readonly rows: number;
  readonly columns: number;
  /** Row by row: a row for each `channel_i`. */
  readonly values: Float32Array<ArrayBuffer>;
  readonly channelsPerCell: number;
  readonly isComplex: boolean;
  readonly timeCount: number;
  readonly freqCount: number;
}

/** Rows or columns that are sent at most: the whole is 1 MB then. */
const SIDE = 512;

/**
 * channel_i x channel_j at one frequency and row of a trial. Beyond the limit several channels share a cell, which shows
 * the value furthest from 0. Errors: `invalid-arguments` for what is not there; those of the source.
 */
export async function matrix(
  source: ObjectSource,
  description: ObjectDescription,
  view: MatrixView,
  task: PictureTask,
): Promise<MatrixData> {
  const dimensions = new Dimensions(description);
  const trial = givenTrial(description, view.trial);
  const { length: timeCount } = timedTrial(trial, 1, dimensions.length('time'));
  if (view.timeIndex >= timeCount) {
    return fail('invalid-arguments', { reason: `there is no row ${view.timeIndex} in the trial` });
  }
  const { type } = description.data;
  const region = dimensions.region({
    time: { start: trial.start + view.timeIndex, count: 1 },
    freq: { start: dimensions.checked('freq', view.freqIndex), count: 1 },
  });
  const [allRows, allColumns] = [dimensions.length('channel_i'), dimensions.length('channel_j')];
  const channelsPerCell = Math.max(1, Math.ceil(Math.max(allRows, allColumns) / SIDE));
  const [rows, columns] = [Math.ceil(allRows / channelsPerCell), Math.ceil(allColumns / channelsPerCell)];
  const values = new Float32Array(rows * columns).fill(Number.NaN);
  const valueAt = measureOf(type, view.measure);
  const cellOf = (channels: number, width: number): Steps =>
    Int32Array.from({ length: channels }, (_, channel) => Math.floor(channel / channelsPerCell) * width);
  const steps = new Map([
    [dimensions.axis('channel_i'), cellOf(allRows, columns)],
    [dimensions.axis('channel_j'), cellOf(allColumns, 1)],
  ]);
  const progress = new ByteCount(task, product(region.count) * type.size);
  for await (const block of readParts(source, blocksOf(region, type.size), task.signal)) {
    const doubles = toDoubles(block.values);
    eachTarget(block, steps, (cell, at) => {
      const value = valueAt(doubles, at);
      const shown = values[cell] ?? Number.NaN;
      if (Number.isNaN(shown) || Math.abs(value) > Math.abs(shown)) values[cell] = value;
    });
    progress.add(block.values.byteLength);
  }
  const freqCount = dimensions.length('freq');
  return { rows, columns, values, channelsPerCell, isComplex: isComplex(type), timeCount, freqCount };
}
