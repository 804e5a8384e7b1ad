import type { ElementType } from '../format';

/** How a complex number is shown as a real one. Real numbers are shown as they are. */
export type Measure = 'power' | 'magnitude' | 'real' | 'imaginary' | 'phase';

/** Radians for the phase, between -pi and pi. */
const MEASURES: Readonly<Record<Measure, (re: number, im: number) => number>> = {
  power: (re, im) => re * re + im * im,
  magnitude: Math.hypot,
  real: (re) => re,
  imaginary: (_, im) => im,
  phase: (re, im) => Math.atan2(im, re),
};

export function isComplex(type: ElementType): boolean {
  return type.kind === 'complex';
}

/** Reads numbers out of the doubles of a block: element `at`, be it one double or a pair. */
export function measureOf(type: ElementType, measure: Measure): (doubles: Float64Array, at: number) => number {
  if (!isComplex(type)) return (doubles, at) => doubles[at] ?? Number.NaN;
  const ofPair = MEASURES[measure];
  return (doubles, at) => ofPair(doubles[2 * at] ?? Number.NaN, doubles[2 * at + 1] ?? Number.NaN);
}
