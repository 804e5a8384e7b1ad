import type { Rgb } from '../canvas/colours';

/** Colours at equal distances, with straight lines between. */
type Anchors = readonly Rgb[];

/** Dark to light with even steps to the eye (viridis, CC0), for what has no sign. */
const MAGNITUDE: Anchors = [
  [68, 1, 84],
  [72, 40, 120],
  [62, 74, 137],
  [49, 104, 142],
  [38, 130, 142],
  [31, 158, 137],
  [53, 183, 121],
  [109, 205, 89],
  [180, 222, 44],
  [253, 231, 37],
];

/** Blue below zero, red above, light at zero. */
const SIGNED: Anchors = [
  [33, 60, 130],
  [67, 116, 180],
  [146, 186, 216],
  [240, 240, 238],
  [233, 168, 135],
  [200, 85, 67],
  [124, 22, 40],
];

/** The same at both ends, for angles. */
const ANGLE: Anchors = [
  [226, 217, 226],
  [108, 142, 190],
  [79, 49, 138],
  [47, 20, 55],
  [122, 34, 80],
  [189, 110, 90],
  [226, 217, 226],
];

export type ColourMapName = 'magnitude' | 'signed' | 'angle';

const MAPS: Readonly<Record<ColourMapName, Anchors>> = { magnitude: MAGNITUDE, signed: SIGNED, angle: ANGLE };

/** The colour at `place` between 0 and 1. */
export function mapColour(name: ColourMapName, place: number): Rgb {
  const anchors = MAPS[name];
  const at = Math.max(0, Math.min(1, place)) * (anchors.length - 1);
  const [low, high] = [anchors[Math.floor(at)], anchors[Math.ceil(at)]];
  if (low === undefined || high === undefined) return [0, 0, 0];
  const part = at - Math.floor(at);
  const mixed = low.map((value, channel) => Math.round(value + part * ((high[channel] ?? value) - value)));
  return [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0];
}

/** A CSS gradient of the whole map, from the bottom up. */
export function mapGradient(name: ColourMapName): string {
  return `linear-gradient(to top, ${MAPS[name].map((colour) => `rgb(${colour.join(' ')})`).join(', ')})`;
}

export interface ColourRange {
  readonly map: ColourMapName;
  readonly low: number;
  readonly high: number;
}

/** Which map fits some values, and what its ends stand for. What is not finite does not count. */
export function rangeFor(values: Float32Array, isAngle: boolean): ColourRange {
  if (isAngle) return { map: 'angle', low: -Math.PI, high: Math.PI };
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return { map: 'magnitude', low: 0, high: 1 };
  if (low < 0) {
    const most = Math.max(-low, high);
    return { map: 'signed', low: -most, high: most };
  }
  return low === high
    ? { map: 'magnitude', low: Math.min(0, low), high: high === 0 ? 1 : high }
    : { map: 'magnitude', low, high };
}
