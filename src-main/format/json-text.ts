/**
 * A number as its text writes it. Python's json writes `1000.0`, `1e+22`, `NaN`, `Infinity` and integers beyond 2^53,
 * and `JSON.parse` loses each of them.
 */
export interface JsonNumber {
  readonly token: string;
}

/** An object in the order of its text; a Map, since integer-like keys would change places in a plain object. */
export type JsonMap = ReadonlyMap<string, JsonValue>;

export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | JsonMap;

export function isJsonMap(value: JsonValue | undefined): value is JsonMap {
  return value instanceof Map;
}

export function isJsonList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isJsonNumber(value: JsonValue | undefined): value is JsonNumber {
  return typeof value === 'object' && value !== null && !isJsonMap(value) && !isJsonList(value);
}

/** True for a token that Python reads as an `int`: no point, no exponent, no `NaN` or `Infinity`. */
export function isIntegerToken(number: JsonNumber): boolean {
  return /^-?\d+$/.test(number.token);
}

/** The nearest JavaScript number; integers beyond 2^53 lose digits, so this is for showing and computing, not for writing. */
export function numberOf(number: JsonNumber): number {
  return Number(number.token);
}

/**
 * A number as Python's `repr`, and so its json, writes it: an int in digits; a float with the fewest digits that tell it
 * apart, a point or an exponent always there (`1000.0`, `1e+22`, `5e-324`, `1e-05`).
 * Throws a RangeError for an int that is not whole: that is a mistake of the caller.
 */
export function jsonNumber(value: number | bigint, kind: 'int' | 'float'): JsonNumber {
  return { token: kind === 'int' ? BigInt(value).toString() : floatToken(Number(value)) };
}

/** CPython's `float.__repr__` (format code `r`): exponents below -4 and from 16 on are written with `e`. */
function floatToken(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [mantissa = '', exponentText = '0'] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    const exponentDigits = Math.abs(exponent).toString().padStart(2, '0');
    return `${sign}${digits.slice(0, 1)}${fraction}e${exponent < 0 ? '-' : '+'}${exponentDigits}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
}
