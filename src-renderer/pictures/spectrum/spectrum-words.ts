import type { PictureValue } from '../../../src-main/contract';
import { valueText } from '../axes/axis-ticks';
import { plural } from '../../wording/quantities';
import { namesInWords, placeText, rangeInWords, sentences, type PictureWords } from '../words/picture-words';

interface SpectrumSeen {
  readonly value: Pick<PictureValue<'spectrum'>, 'freq' | 'values' | 'freqsPerPoint'>;
  /** Of the lines, in the order of the answer. */
  readonly names: readonly string[];
  /** Hz; null while all are in view. */
  readonly shownFrequencies: readonly [number, number] | null;
  /** Of the values, `a.u.` where it is not given. */
  readonly unit: string;
  /** Which trial, rows and tapers: `trial 0, mean of 3 rows`. */
  readonly of: string;
}

/** What the spectra of some channels show. */
export function spectraInWords({ value, names, shownFrequencies, unit, of }: SpectrumSeen): PictureWords {
  const { freq, freqsPerPoint } = value;
  const [first, last] = [freq[0], freq.at(-1)];
  if (first === undefined || last === undefined) return { facts: 'No frequencies.', view: sentences(`${of}: no frequencies`) };
  const [from, to] = shownFrequencies ?? [first, last];
  const [left, right] = [from, to].map((place) => placeText(place, to - from));
  const part = shownFrequencies === null ? ', all of them' : `, of ${valueText(first)} to ${valueText(last)} Hz`;
  const inView = freq.reduce((all, one) => all + (one >= from && one <= to ? 1 : 0), 0);
  const points = freqsPerPoint > 1 ? `, the largest of each ${freqsPerPoint} frequencies` : '';
  const values = valuesInWords({ value, names, from, to, unit });
  return {
    facts: sentences(
      `Frequency from left to right, ${left} to ${right} Hz${part}: ${plural(inView, 'point')}${points}`,
      `A line for each channel, ${namesInWords(names)}`,
      of,
      values,
    ),
    view: sentences(`${of}, ${left} to ${right} Hz${part}`, values),
  };
}

interface Values extends Pick<SpectrumSeen, 'value' | 'names' | 'unit'> {
  readonly from: number;
  readonly to: number;
}

/** Between which values the lines lie, and where the greatest is. */
function valuesInWords({ value: { freq, values }, names, from, to, unit }: Values): string {
  let low = Number.POSITIVE_INFINITY;
  let top = { value: Number.NEGATIVE_INFINITY, at: -1 };
  values.forEach((value, at) => {
    const place = freq[at % freq.length] ?? Number.NaN;
    if (!(place >= from && place <= to)) return;
    if (value < low) low = value;
    if (value > top.value) top = { value, at };
  });
  if (top.at < 0) return rangeInWords(null, unit);
  const name = namesInWords([names[Math.floor(top.at / freq.length)] ?? '']);
  const where = `the greatest in ${name} at ${valueText(freq[top.at % freq.length] ?? Number.NaN)} Hz`;
  const range = rangeInWords({ low, high: top.value }, unit);
  return low === top.value ? range : `${range}, ${where}`;
}
