import { printable } from '../../../src-main/contract';
import { niceStep, tickText, valueText } from '../axes/axis-ticks';

/** A picture in words, for those who do not see it. */
export interface PictureWords {
  /** Its axes, its rows, how much of it is in view, and between which values. */
  readonly facts: string;
  /** Where the view stands: said when it has become another. */
  readonly view: string;
}

/** A part of a time axis, and the whole of it. */
export interface ShownStretch {
  readonly from: number | null;
  readonly to: number | null;
  readonly trialFrom: number;
  readonly trialTo: number;
}

/** The least and the greatest of some values. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

/** Places along an axis that are told apart in words. */
const PLACES = 1000;

/** A place on an axis as exactly as a picture of this span can show it. */
export function placeText(place: number, span: number): string {
  if (!(span > 0) || !Number.isFinite(span)) return valueText(place);
  const text = tickText(place, niceStep(span / PLACES));
  return text.includes('.') && !text.includes('e') ? text.replace(/\.?0+$/, '') : text;
}

/** `0 to 0.2 s, of −0.1 to 0.3 s`; nothing while there is no answer. */
export function stretchInWords({ from, to, trialFrom, trialTo }: ShownStretch, unit: string): string {
  if (from === null || to === null) return '';
  const span = to - from;
  const part = `${placeText(from, span)} to ${placeText(to, span)} ${unit}`;
  if (from <= trialFrom && to >= trialTo) return `${part}, all of it`;
  return `${part}, of ${placeText(trialFrom, span)} to ${placeText(trialTo, span)} ${unit}`;
}

/** The names of some rows, from the first to the last. */
export function namesInWords(names: readonly string[]): string {
  const [first, last] = [names[0], names.at(-1)].map((name) =>
    name === undefined || name === '' ? '(no name)' : printable(name),
  );
  if (names.length < 2) return first ?? '';
  return `${first} ${names.length === 2 ? 'and' : 'to'} ${last}`;
}

/** `Values from −1 to 2 µV`. */
export function rangeInWords(range: ValueRange | null, unit: string): string {
  if (range === null) return 'No values';
  const [low, high] = [valueText(range.low), valueText(range.high)];
  return low === high ? `All values are ${low} ${unit}` : `Values from ${low} to ${high} ${unit}`;
}

/** The range of what is a number; null where nothing is. */
export function rangeOf(values: Iterable<number>): ValueRange | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? null : { low, high };
}

/** Sentences, without those that say nothing. */
export function sentences(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => (part.endsWith('.') ? part : `${part}.`))
    .join(' ');
}

/** With a capital, as a sentence begins. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
