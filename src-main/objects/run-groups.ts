import type { IndexRun } from '../format';

/** Runs that are read together, and picked from what was read. */
export interface RunGroup {
  /** What is read of the base's axis. */
  readonly start: number;
  readonly count: number;
  readonly step: number;
  /** Where in the answer's axis the picked elements begin. */
  readonly to: number;
  /** The picked elements among those that are read; null: all of them, in their order. */
  readonly picks: Uint32Array | null;
  /** How many are picked. */
  readonly picked: number;
}

/** What a group may cost, in elements along the axis. */
export interface GroupLimits {
  /** From its first to its last element at most. */
  readonly extent: number;
  /** Elements that are read along for nothing, at most, for each run that joins. */
  readonly gap: number;
  /** The length of the axis. */
  readonly length: number;
}

/** Of every so many elements at least one must be wanted for it to be better to read them all and pick. */
const DENSE = 8;

/** From this part of an axis on it is better to read it whole: what is read then lies in one piece in the file. */
const NEARLY_WHOLE = 0.75;

function endOf({ start, count, step }: IndexRun): number {
  return start + (count - 1) * step + 1;
}

/** What is read of an axis of `length` for several runs together: `[low, high)`. */
export function hullOf(runs: readonly IndexRun[], length: number): [number, number] {
  let [low, high] = [Infinity, 0];
  for (const run of runs) [low, high] = [Math.min(low, run.start), Math.max(high, endOf(run))];
  return high - low >= length * NEARLY_WHOLE ? [0, length] : [Math.min(low, high), high];
}

/** Runs that are too long for one read come in pieces. */
function* withinExtent(runs: readonly IndexRun[], extent: number): Generator<IndexRun> {
  for (const { start, count, step } of runs) {
    const most = Math.max(1, Math.floor((extent - 1) / step) + 1);
    for (let done = 0; done < count; done += most) {
      yield { start: start + done * step, count: Math.min(most, count - done), step };
    }
  }
}

function groupOf(runs: readonly IndexRun[], to: number, { extent, length }: GroupLimits): RunGroup {
  const picked = runs.reduce((sum, { count }) => sum + count, 0);
  const [only, second] = runs;
  // A stride of few wanted elements is left to the reader of the file, which keeps what lies between to itself.
  if (only !== undefined && second === undefined && (only.step === 1 || only.step > DENSE)) {
    return { ...only, to, picks: null, picked };
  }
  const [low, high] = hullOf(runs, length <= extent ? length : Infinity);
  const picks = new Uint32Array(picked);
  let at = 0;
  for (const { start, count, step } of runs) {
    for (let entry = 0; entry < count; entry += 1) picks[at++] = start - low + entry * step;
  }
  return { start: low, count: high - low, step: 1, to, picks, picked };
}

/** Puts runs together, in their order, as far as they lie near each other. */
export function groupRuns(runs: readonly IndexRun[], limits: GroupLimits): RunGroup[] {
  const groups: RunGroup[] = [];
  let open: IndexRun[] = [];
  let [low, high, to, picked] = [0, 0, 0, 0];
  const close = (): void => {
    if (open.length === 0) return;
    groups.push(groupOf(open, to, limits));
    to += picked;
    [open, picked] = [[], 0];
  };
  for (const run of withinExtent(runs, Math.max(1, limits.extent))) {
    const [nextLow, nextHigh] = [Math.min(low, run.start), Math.max(high, endOf(run))];
    const wasted = nextHigh - nextLow - (high - low) - (endOf(run) - run.start);
    const joins = open.length > 0 && nextHigh - nextLow <= limits.extent && wasted <= limits.gap;
    if (!joins) {
      close();
      [low, high] = [run.start, endOf(run)];
    } else {
      [low, high] = [nextLow, nextHigh];
    }
    open.push(run);
    picked += run.count;
  }
  close();
  return groups;
}
