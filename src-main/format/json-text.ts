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
