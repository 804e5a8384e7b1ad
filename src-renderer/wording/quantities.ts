const BYTE_UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** Bytes in words; 1 kB is 1000 bytes, as file managers count. */
export function bytesInWords(bytes: number): string {
  if (bytes === 1) return '1 byte';
  let value = bytes;
  let unit = 0;
  // What would round up to 1000 belongs to the next unit.
  while (value >= (unit === 0 ? 1000 : 999.95) && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${BYTE_UNITS[unit] ?? ''}`;
}

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

/** A span of time in the unit that reads best: `2.5 s`, `4 min 10 s`, `1 h 2 min`. */
export function durationInWords(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'unknown';
  if (seconds !== 0 && Math.abs(seconds) < 1) return `${secondsAsText(Number((seconds * 1000).toPrecision(4)))} ms`;
  if (seconds < 60) return `${secondsAsText(Number(seconds.toPrecision(6)))} s`;
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const parts =
    hours > 0 ? [[hours, 'h'] as const, [minutes, 'min'] as const] : [[minutes, 'min'] as const, [rest, 's'] as const];
  return parts.flatMap(([value, unit]) => (value === 0 ? [] : [`${value} ${unit}`])).join(' ');
}

const dateFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A point in time as the user's own language writes it. */
export function dateInWords(milliseconds: number): string {
  return Number.isFinite(milliseconds) ? dateFormat.format(milliseconds) : 'unknown';
}
