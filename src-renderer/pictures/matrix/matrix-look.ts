import type { ComplexMeasure } from '../../../src-main/contract';

/** How matrices are looked at. */
export interface MatrixLook {
  readonly timeIndex: number;
  readonly freqIndex: number;
  readonly measure: ComplexMeasure;
}
