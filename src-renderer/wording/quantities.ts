// The same words as in the sentences on what a disk lacks.
export { bytesInWords } from '../../src-main/contract';

/** A whole number with narrow, unbreakable spaces between groups of three digits from 10 000 on. */
export function countInWords(count: number): string {
  if (!Number.isInteger(count) || Math.abs(count) < 10_000) return String(count);
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** `3000 × 64`. */
export function shapeInWords(shape: readonly number[]): string {
  return shape.length === 0 ? 'one value' : shape.map(countInWords).join(' × ');
}

/** `1 trial`, `12 trials`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${countInWords(count)} ${count === 1 ? one : many}`;
}

/** Seconds with at most 6 digits after the point, without zeros at the end. */
export function secondsAsText(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  const text = seconds.toFixed(6).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

const dateFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const momentFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** A point in time to the second, where two are held against each other. */
export function momentInWords(milliseconds: number): string {
  return Number.isFinite(milliseconds) ? momentFormat.format(milliseconds) : 'unknown';
}

/** A point in time as the user's own language writes it. */
export function dateInWords(milliseconds: number): string {
  return Number.isFinite(milliseconds) ? dateFormat.format(milliseconds) : 'unknown';
}
