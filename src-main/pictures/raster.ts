import { defaultSpikeLabels, type ObjectDescription, type ObjectSource } from '../format';
import { EventTable } from './event-table';
import type { PictureCache } from './picture-cache';
import { ByteCount, type PictureTask } from './picture-task';
import { columnsIn, eventsAsTrial, givenTrial, rateOf, timedTrial, type Stretch } from './trial-window';

export interface RasterView extends Stretch {
  /** Null: the whole recording. */
  readonly trial: number | null;
  readonly rowsBy: 'channel' | 'unit';
  readonly firstRow: number;
  readonly rows: number;
  /** How many the picture has room for. */
  readonly columns: number;
}

export interface RasterData {
  readonly from: number;
  readonly to: number;
  readonly columns: number;
  readonly samplesPerColumn: number;
  readonly labels: string[];
  readonly totalRows: number;
  /** Row by row: spikes in each column, at most 255. */
  readonly counts: Uint8Array<ArrayBuffer>;
  readonly total: number;
  readonly trialFrom: number;
  readonly trialTo: number;
}

/** Counts that are sent at most: 1 MB. */
const CELLS = 2 ** 20;
const MOST = 255;

/**
 * The names of the rows: label i belongs to the i-th smallest value that occurs (`_default_channel_labels` in
 * `syncopy/datatype/discrete_data.py`). A value beyond the labels is named by itself.
 */
function rowLabels(description: ObjectDescription, dimension: string, values: readonly number[]): string[] {
  const labels = description.labels[dimension] ?? defaultSpikeLabels(dimension, values);
  return values.map((value, rank) => labels[rank] ?? String(value));
}

/**
 * The spikes of the recording, or of one trial (`start <= sample < stop`, in whatever order they are in the file), counted in columns of time
 * and rows of channels or units: no spike is lost at any zoom. Errors: `invalid-arguments` for a trial that is not there;
 * those of the source.
 */
export async function raster(
  source: ObjectSource,
  description: ObjectDescription,
  view: RasterView,
  task: PictureTask,
  cache: PictureCache<ObjectSource, EventTable>,
): Promise<RasterData> {
  const given = view.trial === null ? null : givenTrial(description, view.trial);
  const table = cache.take(source, 'spikes', () => new EventTable(description, ['channel', 'unit']));
  const progress = new ByteCount(task);
  await table.read(source, task, progress);
  const timed = timedTrial(given ?? eventsAsTrial(description, table.extent), rateOf(description));
  const { trial, trialFrom, trialTo } = timed;
  const ranks = table.rankOf(view.rowsBy);
  const values = table.valuesOf(view.rowsBy).slice(view.firstRow, view.firstRow + view.rows);
  const wanted = Math.min(view.columns, Math.floor(CELLS / Math.max(1, values.length)));
  const { first, end, samplesPerColumn, columns, from, to } = columnsIn(timed, view, wanted);
  const counts = new Uint8Array(values.length * columns);
  let total = 0;
  const range = { from: trial.start + first, end: trial.start + end, dimension: view.rowsBy };
  await table.eachIn(source, range, task, progress, (sample, value) => {
    total += 1;
    const row = (ranks.get(value) ?? ranks.size - 1) - view.firstRow;
    if (row < 0 || row >= values.length) return;
    const at = row * columns + Math.floor((sample - range.from) / samplesPerColumn);
    counts[at] = Math.min(MOST, (counts[at] ?? 0) + 1);
  });
  const labels = rowLabels(description, view.rowsBy, table.valuesOf(view.rowsBy)).slice(view.firstRow, view.firstRow + view.rows);
  return { from, to, columns, samplesPerColumn, labels, totalRows: ranks.size, counts, total, trialFrom, trialTo };
}
