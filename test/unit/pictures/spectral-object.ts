import type { DataClassName, ObjectDescription } from '../../../src-main/format';
import type { Measure } from '../../../src-main/pictures';
import { memoryObject, type CountingSource } from './memory-object';

/** Where a number stands: its index along each dimension. */
export type Place = Readonly<Record<string, number>>;
export type Pair = readonly [re: number, im: number];

interface SpectralObject {
  readonly dataclass?: DataClassName;
  /** The dimensions in the order of the file, with their lengths. */
  readonly lengths: Place;
  readonly typeName?: 'float32' | 'float64' | 'complex64' | 'complex128';
  readonly trials?: readonly (readonly number[])[];
  readonly samplerate?: number | null;
  readonly freq?: readonly number[] | null;
}

/** Every place of an array, in C order. */
export function* placesOf(lengths: Place): Generator<Place> {
  const dimensions = Object.entries(lengths);
  const total = dimensions.reduce((all, [, length]) => all * length, 1);
  for (let at = 0; at < total; at += 1) {
    let rest = at;
    const place: Record<string, number> = {};
    for (const [dimension, length] of dimensions.toReversed()) {
      place[dimension] = rest % length;
      rest = Math.floor(rest / length);
    }
    yield place;
  }
}

/** An object of the spectral classes whose numbers follow from their places, whatever the order of the dimensions. */
export function spectralObject(
  { dataclass = 'SpectralData', lengths, typeName = 'float64', trials, samplerate = 1, freq = null }: SpectralObject,
  valueAt: (place: Place) => Pair,
): { source: CountingSource; description: ObjectDescription } {
  const isComplex = typeName.startsWith('complex');
  const numbers = [...placesOf(lengths)].flatMap((place) => valueAt(place).slice(0, isComplex ? 2 : 1));
  const isDouble = typeName === 'float64' || typeName === 'complex128';
  const values = isDouble ? Float64Array.from(numbers) : Float32Array.from(numbers);
  return memoryObject({
    dataclass,
    dimord: Object.keys(lengths),
    datasets: [{ typeName, shape: Object.values(lengths), values }],
    trials: trials ?? [[0, lengths['time'] ?? 0, 0]],
    samplerate,
    freq,
  });
}

/** A complex number as a real one, by its definition. */
export function plainMeasure([re, im]: Pair, measure: Measure): number {
  switch (measure) {
    case 'power':
      return re ** 2 + im ** 2;
    case 'magnitude':
      return Math.sqrt(re ** 2 + im ** 2);
    case 'real':
      return re;
    case 'imaginary':
      return im;
    case 'phase':
      return Math.atan2(im, re);
  }
}

/** How far a float is from what it should be: 0 for the same, also where both are no numbers. Of angles, round the circle. */
export function difference(found: number | undefined, expected: number, measure?: Measure): number {
  if (found === undefined) return Number.NaN;
  if (Object.is(found, Math.fround(expected))) return 0;
  if (measure === 'phase') return Math.abs(Math.sin((found - expected) / 2));
  return Math.abs(found - expected) / Math.max(1, Math.abs(expected));
}
