import type { ComplexMeasure } from '../../../src-main/contract';

/** How spectra are looked at. */
export interface SpectrumLook {
  readonly measure: ComplexMeasure;
  /** The rows and tapers of a trial: their mean, or one of them. */
  readonly time: 'mean' | 'one';
  readonly timeIndex: number;
  readonly taper: 'mean' | 'one';
  readonly taperIndex: number;
  readonly isLogarithmic: boolean;
  /** Hz; null while all are in view. */
  readonly shownFrequencies: readonly [number, number] | null;
  /** By name, those that are drawn; null for all. */
  readonly channels: readonly string[] | null;
}
