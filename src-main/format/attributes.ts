import { dataClass } from './data-classes';
import { isIntegerToken, numberOf, type JsonNumber } from './json-text';
import type { ObjectDescription } from './object-source';

/** A root attribute as a save writes it: variable-length UTF-8 text, or numpy's `float64` or `int64`. */
export type RootAttribute =
  | { readonly name: string; readonly kind: 'text'; readonly value: string }
  | { readonly name: string; readonly kind: 'texts'; readonly value: readonly string[] }
  | { readonly name: string; readonly kind: 'float64'; readonly value: number | readonly number[] }
  | { readonly name: string; readonly kind: 'int64'; readonly value: bigint | readonly bigint[] };

/** What a save does with the root attributes. */
export interface AttributePlan {
  readonly write: readonly RootAttribute[];
  /** Lists of numbers too long for an attribute: left out, and one that the file still has from an earlier save goes. */
  readonly leaveOut: readonly string[];
}

/** What Syncopy writes for a null (`syncopy/io/save_spy_container.py`, `save`). */
const NULL_TEXT = 'None';

/** An attribute and its header fit into one message of an object header: 64 KiB less one byte. */
const MESSAGE_LIMIT = 65_535;
const PIECE = 8;
/** Bytes of an attribute message beside its values and its padded name, as h5py writes them. */
const HEADER_BYTES = { texts: 56, float64: 56, int64: 48 } as const;
/** A variable-length text takes 16 bytes in the message: its length and its place in the file. */
const ELEMENT_BYTES = { texts: 16, float64: 8, int64: 8 } as const;

/**
 * True where a list of `count` values fits into an attribute called `name` (HDF5 file format specification, IV.A.2.m;
 * measured with h5py: 4,091 texts, 8,183 float64 and 8,184 int64 under a name of up to 7 letters).
 */
export function fitsAttribute(name: string, kind: 'texts' | 'float64' | 'int64', count: number): boolean {
  const nameBytes = Math.ceil((new TextEncoder().encode(name).length + 1) / PIECE) * PIECE;
  return HEADER_BYTES[kind] + nameBytes + count * ELEMENT_BYTES[kind] <= MESSAGE_LIMIT;
}

/** Too long a list of texts is shortened to `[first, "...", last]`, as Syncopy's `save` does; loading never reads it. */
function textsAttribute(name: string, value: readonly string[]): RootAttribute {
  if (fitsAttribute(name, 'texts', value.length)) return { name, kind: 'texts', value };
  return { name, kind: 'texts', value: [value[0] ?? '', '...', value.at(-1) ?? ''] };
}

const INT64_MAX = 2n ** 63n - 1n;

function int64Of(number: JsonNumber): bigint | null {
  if (!isIntegerToken(number)) return null;
  const value = BigInt(number.token);
  return value >= -INT64_MAX - 1n && value <= INT64_MAX ? value : null;
}

function freqAttribute(name: string, freq: readonly JsonNumber[]): RootAttribute | null {
  const whole = freq.map(int64Of).filter((value) => value !== null);
  if (freq.length > 0 && whole.length === freq.length) {
    return fitsAttribute(name, 'int64', whole.length) ? { name, kind: 'int64', value: whole } : null;
  }
  return fitsAttribute(name, 'float64', freq.length) ? { name, kind: 'float64', value: freq.map(numberOf) } : null;
}

function samplerateAttribute(description: ObjectDescription): RootAttribute {
  const name = 'samplerate';
  if (description.samplerate === null) return { name, kind: 'text', value: NULL_TEXT };
  const whole = dataClass(description.dataclass).discrete ? int64Of(description.samplerate) : null;
  if (whole !== null) return { name, kind: 'int64', value: whole };
  return { name, kind: 'float64', value: numberOf(description.samplerate) };
}

function classAttribute(description: ObjectDescription, name: string): RootAttribute | null {
  if (name === 'samplerate') return samplerateAttribute(description);
  if (name === 'freq') {
    return description.freq === null ? { name, kind: 'text', value: NULL_TEXT } : freqAttribute(name, description.freq);
  }
  const labels = description.labels[name];
  return labels == null ? { name, kind: 'text', value: NULL_TEXT } : textsAttribute(name, labels);
}

/**
 * The HDF5 root attributes of a save (`_hdfFileAttributeProperties` of each class, written by `save` in
 * `syncopy/io/save_spy_container.py`): `dimord`, `_version`, `_log` and those of the class. A null becomes the text
 * `None`; the sampling rate is a float for continuous classes and keeps its type for discrete ones; a list beyond
 * 64 KiB is shortened (texts) or left out (numbers: Syncopy itself fails there). `log` is the log with its new entry.
 */
export function rootAttributes(description: ObjectDescription, log: string): AttributePlan {
  const write: RootAttribute[] = [
    textsAttribute('dimord', description.dimord),
    { name: '_version', kind: 'text', value: description.version },
    { name: '_log', kind: 'text', value: log },
  ];
  const leaveOut: string[] = [];
  for (const name of dataClass(description.dataclass).attributes) {
    const attribute = classAttribute(description, name);
    if (attribute === null) leaveOut.push(name);
    else write.push(attribute);
  }
  return { write, leaveOut };
}
