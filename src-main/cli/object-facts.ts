import { basename } from 'node:path';
import type { Problem } from '../errors';
import { numberOf, placeOf, type ObjectDescription, type Platform } from '../format';

/** One object as `info --json` prints it. */
export interface ObjectFacts {
  readonly dataclass: string;
  /** A base name. */
  readonly filename: string;
  readonly tag: string | null;
  readonly shape: readonly number[];
  /** numpy's name. */
  readonly dtype: string;
  readonly dimord: readonly string[];
  /** How many. */
  readonly trials: number;
  /** Hz. */
  readonly samplerate: number | null;
  /** By dimension, in the order of `dimord`; null where the object has none of a dimension that could have them. */
  readonly labels: Readonly<Record<string, readonly string[] | readonly number[] | null>>;
}

/** A file that is no sound object, in a list of those that are. */
export interface FaultyFile {
  readonly filename: string;
  readonly error: { readonly code: string; readonly message: string; readonly hint: string };
}

function labelsOf({ dimord, labels, freq }: ObjectDescription): ObjectFacts['labels'] {
  const all: Record<string, readonly string[] | readonly number[] | null> = { ...labels };
  if (freq !== null) all['freq'] = freq.map(numberOf);
  return Object.fromEntries(dimord.flatMap((dimension) => (dimension in all ? [[dimension, all[dimension] ?? null]] : [])));
}

/** What `info` tells of the object whose data file is at `path`. */
export function objectFacts(path: string, description: ObjectDescription, platform: Platform): ObjectFacts {
  const { dataclass, data, dimord, trials, samplerate } = description;
  return {
    dataclass,
    filename: basename(path),
    tag: placeOf(path, platform).tag,
    shape: data.shape,
    dtype: data.type.name,
    dimord,
    trials: trials.rows,
    samplerate: samplerate === null ? null : numberOf(samplerate),
    labels: labelsOf(description),
  };
}

export function errorFacts({ code, message, hint }: Problem): FaultyFile['error'] {
  return { code, message, hint };
}

export function faultyFile(filename: string, problem: Problem): FaultyFile {
  return { filename, error: errorFacts(problem) };
}
