import {
  numberArray,
  wordsOf,
  type DatasetDescription,
  type ElementType,
  type IndexRun,
  type NumberBlock,
  type ObjectSource,
  type Words,
} from '../format';
import { groupRuns, hullOf, type RunGroup } from './run-groups';

/** One read of the base at most. */
const READ_BYTES = 16 * 1024 * 1024;
/** So much between two wanted pieces is read along by the reader of the file anyway. */
const NEAR_BYTES = 32 * 1024;
/** What one more read costs, told in bytes that could be read meanwhile. */
const READ_COST_BYTES = 256 * 1024;
/** From so many words on a view and a copy of the system beat a loop, though the views are cleared away later. */
const LONG_COPY = 64;

function product(values: readonly number[]): number {
  return values.reduce((all, value) => all * value, 1);
}

/** numpy's bool crosses as bytes. */
function emptyBlock(type: ElementType, shape: readonly number[]): NumberBlock {
  const length = product(shape);
  const buffer = new ArrayBuffer(length * type.size);
  return { type, shape, values: numberArray(type, buffer, 0, length) ?? new Uint8Array(buffer) };
}

/** One axis of a copy; distances are in words. */
interface CopyAxis {
  readonly picks: Uint32Array | null;
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/** Axes that are taken whole on both sides are one with the axis before them. */
function joinedAxes(groups: readonly RunGroup[], shape: readonly number[], words: number): { axes: CopyAxis[]; run: number } {
  const axes: CopyAxis[] = [];
  let [from, to, run] = [words, words, words];
  for (let axis = groups.length - 1; axis >= 0; axis -= 1) {
    const group = groups[axis];
    if (group === undefined) break;
    const { picks, picked, count } = group;
    if (axes.length === 0 && picks === null && from === run && to === run) run *= count;
    else axes.unshift({ picks, count: picked, from, to });
    from *= count;
    to *= shape[axis] ?? 1;
  }
  return { axes, run };
}

/** Copies runs of `run` words between places that axes tell. */
class Copier {
  constructor(
    private readonly source: Words,
    private readonly target: Words,
    private readonly axes: readonly CopyAxis[],
    private readonly run: number,
  ) {}

  copy(axis: number, from: number, to: number): void {
    const here = this.axes[axis];
    if (here === undefined) {
      this.copyRun(from, to);
      return;
    }
    if (axis === this.axes.length - 1 && this.run === 1) {
      this.pickWords(here, from, to);
      return;
    }
    for (let at = 0; at < here.count; at += 1) {
      const pick = here.picks === null ? at : (here.picks[at] ?? 0);
      this.copy(axis + 1, from + pick * here.from, to + at * here.to);
    }
  }

  private copyRun(from: number, to: number): void {
    const { source, target, run } = this;
    if (run >= LONG_COPY) target.set(source.subarray(from, from + run), to);
    else for (let at = 0; at < run; at += 1) target[to + at] = source[from + at] ?? 0;
  }

  /** The loop that most selections end in: single numbers out of a row. */
  private pickWords({ picks, count, from: fromStep, to: toStep }: CopyAxis, from: number, to: number): void {
    const { source, target } = this;
    if (picks === null) for (let at = 0; at < count; at += 1) target[to + at * toStep] = source[from + at * fromStep] ?? 0;
    else for (let at = 0; at < count; at += 1) target[to + at * toStep] = source[from + (picks[at] ?? 0) * fromStep] ?? 0;
  }
}

/** Reads the product of some groups and copies it to its places in the answer. */
function place(read: NumberBlock, into: NumberBlock, groups: readonly RunGroup[]): void {
  const words = read.type.size / Math.min(4, read.values.BYTES_PER_ELEMENT);
  const { axes, run } = joinedAxes(groups, into.shape, words);
  const begin = groups.reduce((sum, { to }, axis) => sum + to * product(into.shape.slice(axis + 1)) * words, 0);
  new Copier(wordsOf(read.values, read.type.size), wordsOf(into.values, read.type.size), axes, run).copy(0, 0, begin);
}

/** What is read from. */
type BaseDataset = Pick<DatasetDescription, 'shape' | 'type'>;

/** How the axes are cut: the outer ones first, so that what lies together is read together. */
function* groupsOf(
  axes: readonly (readonly IndexRun[])[],
  { shape, type }: BaseDataset,
  outer: readonly RunGroup[] = [],
): Generator<readonly RunGroup[]> {
  const axis = outer.length;
  const runs = axes[axis];
  if (runs === undefined) {
    yield outer;
    return;
  }
  const inner = axes.slice(axis + 1).map((one, at) => {
    const [low, high] = hullOf(one, shape[axis + 1 + at] ?? 0);
    return Math.max(1, high - low);
  });
  const innerBytes = product(inner) * type.size;
  const outerCount = product(outer.map(({ count }) => count));
  // Of an entry little of which is wanted, the reader of the file still passes over what lies between.
  const passed = Math.min(NEAR_BYTES, product(shape.slice(axis + 1)) * type.size);
  const gap = Math.floor(Math.max(NEAR_BYTES, READ_COST_BYTES / outerCount) / Math.max(innerBytes, passed));
  const limits = { extent: Math.floor(READ_BYTES / (innerBytes * outerCount)), gap, length: shape[axis] ?? 0 };
  for (const group of groupRuns(runs, limits)) {
    yield* groupsOf(axes, { shape, type }, [...outer, group]);
  }
}

function isWhole(groups: readonly RunGroup[], shape: readonly number[]): boolean {
  return groups.every(({ picks, picked }, axis) => picks === null && picked === shape[axis]);
}

/**
 * Reads of a dataset what runs along each of its axes name, in their order and with their repeats. What lies near each other is
 * read together, in reads of 16 MB at most, and picked in memory. Errors: those of the source.
 */
export async function readRuns(
  source: ObjectSource,
  dataset: BaseDataset & Pick<DatasetDescription, 'name'>,
  axes: readonly (readonly IndexRun[])[],
  signal: AbortSignal | undefined,
): Promise<NumberBlock> {
  const { name, type } = dataset;
  const shape = axes.map((runs) => runs.reduce((sum, { count }) => sum + count, 0));
  const into = emptyBlock(type, shape);
  for (const groups of groupsOf(axes, dataset)) {
    const slab = {
      start: groups.map(({ start }) => start),
      count: groups.map(({ count }) => count),
      step: groups.map(({ step }) => step),
    };
    const read = await source.read({ dataset: name, ...slab }, signal);
    if (isWhole(groups, shape)) return read;
    place(read, into, groups);
  }
  return into;
}
