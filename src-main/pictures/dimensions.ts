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

/** Calls `visit` for each element of a block in C order, with its place in the dataset (the same array each time). */
export function eachPlace(
  block: { readonly start: readonly number[]; readonly count: readonly number[] },
  visit: (place: readonly number[], at: number) => void,
): void {
  const place = block.start.slice();
  const total = block.count.reduce((all, count) => all * count, 1);
  for (let at = 0; at < total; at += 1) {
    visit(place, at);
    for (let axis = place.length - 1; axis >= 0; axis -= 1) {
      const next = (place[axis] ?? 0) + 1;
      if (next < (block.start[axis] ?? 0) + (block.count[axis] ?? 0)) {
        place[axis] = next;
        break;
      }
      place[axis] = block.start[axis] ?? 0;
    }
  }
}
