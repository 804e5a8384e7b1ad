import type uPlot from 'uplot';
import { axisTicks, niceStep, tickText, valueText } from '../axes/axis-ticks';
import { cssColour, type PictureColours } from '../canvas/colours';

interface Chart {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly isLogarithmic: boolean;
  readonly colours: PictureColours;
  /** Which colour each line has. */
  readonly channels: readonly number[];
  /** Tells the frequency that is pointed at, by its place; null where the pointer is elsewhere. */
  readonly onPointed: (index: number | null) => void;
  /** Tells the line near the pointer, from 0; null where none is. */
  readonly onFocused: (line: number | null) => void;
  /** Tells which frequencies are in view; null for all. */
  readonly onZoomed: (frequencies: readonly [number, number] | null) => void;
}

/** By uPlot's number for it: its enum has no values at run time. */
const LOGARITHMIC: uPlot.Scale = Object.fromEntries([['distr', 3]]);
const FONT = '11px system-ui, sans-serif';
/** Lines of a picture with many are thin, or they are one smear. */
const FEW_LINES = 12;

/** The frequencies that a frame was drawn around; null where all are in view. */
function framedFrequencies({ data: [freq], scales }: uPlot): readonly [number, number] | null {
  const { min, max } = scales['x'] ?? {};
  const [first, last] = [freq[0], freq.at(-1)];
  if (min == null || max == null || first === undefined || last === undefined) return null;
  return min <= first && max >= last ? null : [min, max];
}

/** What uPlot is told: a line for each channel over the frequencies. */
export function chartOptions({
  width,
  height,
  title,
  isLogarithmic,
  colours,
  channels,
  onPointed,
  onFocused,
  onZoomed,
}: Chart): uPlot.Options {
  const [text, grid] = [cssColour(colours.text), cssColour(colours.grid)];
  const axis = {
    stroke: text,
    font: FONT,
    labelFont: FONT,
    labelSize: 16,
    grid: { stroke: grid, width: 1 },
    ticks: { stroke: grid, width: 1 },
  };
  const linear = (splits: number[]): string[] => {
    const step = niceStep((splits[1] ?? 1) - (splits[0] ?? 0));
    return splits.map((value) => tickText(value, step));
  };
  return {
    width,
    height,
    legend: { show: false },
    focus: { alpha: 0.35 },
    cursor: { focus: { prox: 24 }, drag: { x: true, y: false }, points: { show: false } },
    scales: { x: { time: false }, y: isLogarithmic ? LOGARITHMIC : {} },
    axes: [
      { ...axis, label: 'frequency (Hz)', size: 30, values: (_, splits) => linear(splits) },
      {
        ...axis,
        label: title,
        size: 64,
        values: (_, splits) => (isLogarithmic ? splits.map((value) => (value > 0 ? valueText(value) : '')) : linear(splits)),
        ...(isLogarithmic
          ? {}
          : {
              splits: (_: uPlot, __: number, low: number, high: number) =>
                axisTicks(low, high, Math.max(2, height / 40)).map(({ value }) => value),
            }),
      },
    ],
    series: [
      {},
      ...channels.map((channel) => ({
        stroke: cssColour(colours.traces[channel % colours.traces.length] ?? colours.accent),
        width: channels.length > FEW_LINES ? 1 : 1.5,
        points: { show: false },
      })),
    ],
    hooks: {
      setScale: [(plot, scale) => (scale === 'x' ? onZoomed(framedFrequencies(plot)) : undefined)],
      setCursor: [(plot) => onPointed(plot.cursor.idx ?? null)],
      setSeries: [(_, series) => onFocused(series === null || series === 0 ? null : series - 1)],
    },
  };
}
