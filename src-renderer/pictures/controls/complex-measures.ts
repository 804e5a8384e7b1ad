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
  const name = measure === 'real' || measure === 'imaginary' ? `${measure} part` : measure;
  return `${isComplex ? name : 'value'} (${measureUnit(isComplex, measure, unit)})`;
}

/** What the values count. */
export function measureUnit(isComplex: boolean, measure: ComplexMeasure, unit: string | null): string {
  if (isComplex && measure === 'phase') return 'rad';
  if (isComplex && measure === 'power' && unit !== null) return `${unit}²`;
  return unit ?? 'a.u.';
}
