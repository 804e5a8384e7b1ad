import type { PictureValue } from '../../../src-main/contract';

/** The frequencies, then a list for each line. */
export type ChartData = [number[], ...(number | null)[][]];

/** The answer as uPlot takes it; null where there is no number, or none that a logarithmic axis can show. */
export function chartData({ freq, values }: PictureValue<'spectrum'>, channels: number, isLogarithmic: boolean): ChartData {
  const points = freq.length;
  const lines = Array.from({ length: channels }, (_, channel) =>
    Array.from(values.subarray(channel * points, (channel + 1) * points), (value) =>
      Number.isFinite(value) && (!isLogarithmic || value > 0) ? value : null,
    ),
  );
  return [Array.from(freq), ...lines];
}
