import type { IndexRun } from '../format';
import { lastAtOrBefore } from './last-at-or-before';

/** An axis of a selection: which elements of the base stand at its places, as runs. */
export class RunAxis {
  /** Where each run begins along the new axis; one more for its end. */
  private readonly begins: Float64Array;

  constructor(private readonly runs: readonly IndexRun[]) {
    this.begins = new Float64Array(runs.length + 1);
    runs.forEach(({ count }, at) => (this.begins[at + 1] = (this.begins[at] ?? 0) + count));
  }

  /** The elements of the base at `count` places from `start` on, every `step`-th, in that order. */
  at(start: number, count: number, step: number): IndexRun[] {
    const taken: IndexRun[] = [];
    let place = start;
    let left = count;
    for (let run = lastAtOrBefore(this.begins.subarray(0, this.runs.length), start); left > 0; run += 1) {
      const found = this.runs[run];
      const [begin = 0, end = 0] = [this.begins[run], this.begins[run + 1]];
      if (found === undefined) throw new RangeError(`There are ${begin} places, not ${start + (count - 1) * step + 1}.`);
      const here = Math.min(left, Math.max(0, Math.ceil((end - place) / step)));
      if (here === 0) continue;
      taken.push({ start: found.start + (place - begin) * found.step, count: here, step: found.step * step });
      place += here * step;
      left -= here;
    }
    return taken;
  }
}
