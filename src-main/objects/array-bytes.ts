import type { DatasetDescription } from '../format';

/** Bytes of the values of all datasets together, as they lie uncompressed. */
export function arrayBytes(datasets: readonly DatasetDescription[]): number {
  return datasets.reduce((sum, { shape, type }) => sum + shape.reduce((all, count) => all * count, type.size), 0);
}
