import { fail } from '../errors';
import { dataClass, labelsForSave, type DatasetDescription, type ObjectDescription, type ObjectSource } from '../format';
import { elementText } from './number-text';
import type { PictureTask } from './picture-task';

export interface NumbersView {
  readonly dataset: string;
  readonly firstRow: number;
  readonly rows: number;
  readonly firstColumn: number;
  readonly columns: number;
  /** The axes between the first and the last. */
  readonly fixed: readonly number[];
}

export interface NumbersData {
  readonly totalRows: number;
  readonly totalColumns: number;
  /** Row by row. */
  readonly cells: string[];
  readonly rowHeads: string[];
  readonly columnHeads: string[];
}

/** The names along one axis of a dataset: labels, frequencies, or the place from 0. */
function headsOf(description: ObjectDescription, dataset: DatasetDescription, axis: number): (index: number) => string {
  const { dimord, data } = description;
  const isTable = dataClass(description.dataclass).discrete;
  if (isTable && dataset.name === data.name && axis === 1) return (index) => dimord[index] ?? String(index);
  const dimension = isTable || dataset.shape.length !== dimord.length ? undefined : dimord[axis];
  if (dimension === undefined || dataset.shape[axis] !== data.shape[axis]) return String;
  if (dimension === 'freq') return (index) => description.freq?.[index]?.token ?? String(index);
  const labels = labelsForSave(description)[dimension];
  return (index) => labels?.[index] ?? String(index);
}

/** `count` places from `first` on that lie before `total`. */
function clip(first: number, count: number, total: number): { start: number; count: number } {
  const start = Math.min(first, total);
  return { start, count: Math.min(count, total - start) };
}

/**
 * Cells of a dataset as exact text. Rows run along the first axis, columns along the last; a dataset of one axis is one
 * column. Errors: `dataset-missing`; `invalid-arguments` where `fixed` lies outside; those of the source.
 */
export async function numbers(
  source: ObjectSource,
  description: ObjectDescription,
  view: NumbersView,
  task: PictureTask,
): Promise<NumbersData> {
  const dataset =
    description.datasets.find(({ name }) => name === view.dataset) ?? fail('dataset-missing', { dataset: view.dataset });
  const { shape } = dataset;
  const between = shape.slice(1, -1);
  const fixed = between.map((_, at) => view.fixed[at] ?? 0);
  if (fixed.some((index, at) => index >= Math.max(1, between[at] ?? 0))) {
    return fail('invalid-arguments', { reason: `"${view.dataset}" has no such place` });
  }
  const totalRows = shape[0] ?? 1;
  const totalColumns = shape.length < 2 ? 1 : (shape.at(-1) ?? 1);
  const row = clip(view.firstRow, view.rows, totalRows);
  const column = clip(view.firstColumn, view.columns, totalColumns);
  const size = between.includes(0) ? 0 : row.count * column.count;
  const axes = [row, ...fixed.map((start) => ({ start, count: 1 })), column].slice(0, shape.length);
  const selection = { dataset: dataset.name, start: axes.map(({ start }) => start), count: axes.map(({ count }) => count) };
  const block = size === 0 ? null : await source.read(selection, task.signal);
  const [rowHead, columnHead] = [headsOf(description, dataset, 0), headsOf(description, dataset, shape.length - 1)];
  return {
    totalRows,
    totalColumns,
    cells: block === null ? [] : Array.from({ length: size }, (_, at) => elementText(block, at)),
    rowHeads: Array.from({ length: row.count }, (_, at) => rowHead(row.start + at)),
    columnHeads: Array.from({ length: column.count }, (_, at) => (shape.length < 2 ? 'value' : columnHead(column.start + at))),
  };
}
