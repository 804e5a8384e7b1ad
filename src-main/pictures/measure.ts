import type { ElementType } from '../format';

/** How a complex number is shown as a real one. Real numbers are shown as they are. */
export type Measure = 'power' | 'magnitude' | 'real' | 'imaginary' | 'phase';

/** Radians for the phase, between -pi and pi. */
const MEASURES: Readonly<Record<Measure, (re: number, im: number) => number>> = {
  power: (re, im) => re * re + im * im,
  // Math.hypot is several times as slow; where the two differ, a float cannot hold the number.
  magnitude: (re, im) => Math.sqrt(re * re + im * im),
  real: (re) => re,
  imaginary: (_, im) => im,
  phase: (re, im) => Math.atan2(im, re),
};

export function isComplex(type: ElementType): boolean {
  return type.kind === 'complex';
}

/** True where what is shown are angles, which have a mean of their own kind. */
export function areAngles(type: ElementType, measure: Measure): boolean {
  return isComplex(type) && measure === 'phase';
}

/** Reads numbers out of the doubles of a block: element `at`, be it one double or a pair. */
export function measureOf(type: ElementType, measure: Measure): (doubles: Float64Array, at: number) => number {
  if (!isComplex(type)) return (doubles, at) => doubles[at] as number;
  const ofPair = MEASURES[measure];
  return (doubles, at) => ofPair(doubles[2 * at] as number, doubles[2 * at + 1] as number);
}
