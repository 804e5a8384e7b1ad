/** One mark of an axis. */
export interface AxisTick {
  readonly value: number;
  readonly text: string;
}

const NICE = [1, 2, 5, 10];
/** Digits after the point; a finer step is written with an exponent. */
const MOST_DIGITS = 9;

/** The smallest of 1, 2, 5, 10, 20, … (times a power of ten) that is at least `size`. */
export function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const factor = NICE.find((nice) => nice * power >= size * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** A number with as many digits as the step between two ticks needs, with a true minus sign. */
export function tickText(value: number, step: number): string {
  const exponent = Math.floor(Math.log10(step));
  const isExtreme = value !== 0 && (Math.abs(value) >= 1e7 || -exponent > MOST_DIGITS);
  const digits = Math.max(0, Math.min(MOST_DIGITS, -exponent));
  const text = isExtreme ? shortExponent(value, step) : value.toFixed(digits);
  return (Number(text) === 0 ? text.replace('-', '') : text).replace('-', '\u2212');
}

function shortExponent(value: number, step: number): string {
  const digits = Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(step));
  return value.toExponential(Math.max(0, Math.min(15, digits))).replace('e+', 'e');
}

/**
 * Round values between `from` and `to`, at most `most` of them. None where the span is empty, not finite or so narrow that
 * doubles cannot tell the ticks apart.
 */
export function axisTicks(from: number, to: number, most: number): AxisTick[] {
  const span = to - from;
  if (!(span > 0) || !Number.isFinite(span) || most < 1) return [];
  const step = niceStep(span / most);
  if (!(step > Math.max(Math.abs(from), Math.abs(to)) * 1e-12)) return [];
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => {
    const value = (first + at) * step;
    return { value, text: tickText(value, step) };
  });
}

/** A measured value in few digits: `0.0123`, `12 340`, `1.2e-9`. */
export function valueText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'no number' : value > 0 ? '∞' : '\u2212∞';
  const size = Math.abs(value);
  const text =
    size !== 0 && (size >= 1e7 || size < 1e-4)
      ? Number(value.toPrecision(4)).toExponential().replace('e+', 'e')
      : String(Number(value.toPrecision(size >= 1e4 ? 7 : 4)));
  return text.replace('-', '\u2212').replace('e-', 'e\u2212');
}
