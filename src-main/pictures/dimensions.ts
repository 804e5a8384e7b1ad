import { fail } from '../errors';
import type { ObjectDescription } from '../format';

/** The axes of `data` by their dimension, whatever their order in the file. */
export class Dimensions {
  constructor(private readonly description: ObjectDescription) {}

  /** Error: `unsupported` where the object has no such dimension. */
  axis(dimension: string): number {
    const axis = this.description.dimord.indexOf(dimension);
    return axis >= 0 ? axis : fail('unsupported', { reason: `an object without the dimension "${dimension}"` });
  }

  length(dimension: string): number {
    return this.description.data.shape[this.axis(dimension)] ?? 0;
  }

  /** Error: `invalid-arguments` where `index` lies beyond the dimension. */
  checked(dimension: string, index: number): number {
    if (index < this.length(dimension)) return index;
    return fail('invalid-arguments', { reason: `there is no ${dimension} ${index}` });
  }

  /** A selection of `data`: along each dimension from `start` so many; dimensions that are not given, whole. */
  region(wanted: Readonly<Record<string, { readonly start: number; readonly count: number }>>): {
    readonly dataset: string;
    readonly start: number[];
    readonly count: number[];
  } {
    const { dimord, data } = this.description;
    return {
      dataset: data.name,
      start: data.shape.map((_, axis) => wanted[dimord[axis] ?? '']?.start ?? 0),
      count: data.shape.map((length, axis) => wanted[dimord[axis] ?? '']?.count ?? length),
    };
  }
}

/** For each index along an axis how far it moves the target of an element; `NOWHERE` for those that are not wanted. */
export type Steps = Int32Array;
export const NOWHERE = -1;

/**
 * Calls `take` with each element of a block, in C order, and its target: the sum of the steps along its axes. Axes
 * without steps are those that come together in one target.
 */
export function eachTarget(
  { start, count }: { readonly start: readonly number[]; readonly count: readonly number[] },
  steps: ReadonlyMap<number, Steps>,
  take: (target: number, at: number) => void,
): void {
  // The innermost axis that is longer than one: what follows it changes no place.
  const inner = Math.max(
    0,
    count.findLastIndex((length) => length !== 1),
  );
  const [from, along] = [start[inner] ?? 0, count[inner] ?? 1];
  const innerSteps = steps.get(inner)?.subarray(from, from + along) ?? new Int32Array(along);
  const total = count.reduce((all, length) => all * length, 1);
  for (let first = 0; first < total; first += along) {
    let [rest, base] = [first / along, 0];
    for (let axis = count.length - 1; axis >= 0 && base !== NOWHERE; axis -= 1) {
      if (axis === inner) continue;
      const length = count[axis] ?? 1;
      const step = steps.get(axis)?.[(start[axis] ?? 0) + (rest % length)] ?? 0;
      rest = Math.floor(rest / length);
      base = step === NOWHERE ? NOWHERE : base + step;
    }
    if (base === NOWHERE) continue;
    for (let at = 0; at < along; at += 1) {
      const step = innerSteps[at] as number;
      if (step !== NOWHERE) take(base + step, first + at);
    }
  }
}
