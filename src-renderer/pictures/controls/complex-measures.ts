import type { ComplexMeasure } from '../../../src-main/contract';

/** How a complex number can be shown, in words. */
export const COMPLEX_MEASURES: readonly { readonly value: ComplexMeasure; readonly text: string }[] = [
  { value: 'power', text: 'Power |z|²' },
  { value: 'magnitude', text: 'Magnitude |z|' },
  { value: 'real', text: 'Real part' },
  { value: 'imaginary', text: 'Imaginary part' },
  { value: 'phase', text: 'Phase' },
];

/** What the values are called on an axis, with their unit. Real numbers are whatever was computed: just values. */
export function measureText(isComplex: boolean, measure: ComplexMeasure, unit: string | null): string {
  if (!isComplex) return `value (${unit ?? 'a.u.'})`;
  if (measure === 'phase') return 'phase (rad)';
  if (measure === 'power') return `power (${unit === null ? 'a.u.' : `${unit}²`})`;
  return `${measure === 'magnitude' ? 'magnitude' : `${measure} part`} (${unit ?? 'a.u.'})`;
}
