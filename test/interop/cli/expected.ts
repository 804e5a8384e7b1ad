import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fixtures } from './folders';

/** What h5py and Syncopy read from one fixture. */
export interface Expected {
  /** The data file. */
  readonly path: string;
  /** As the tests are named. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly trials: number;
  readonly tag: string | null;
  readonly samplerate: number | null | undefined;
  /** The first labels of some dimensions; `many` gives the first twenty of its channels. */
  readonly labels: Readonly<Record<string, readonly (string | number)[]>>;
}

interface Facts {
  readonly datasets?: Readonly<Record<string, { readonly dtype: string; readonly shape: readonly number[] }>>;
  readonly data?: { readonly dtype: string; readonly shape: readonly number[] };
  readonly trialdefinition: readonly unknown[];
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly tag?: string | null;
  readonly samplerate?: number | null;
  readonly channel?: readonly string[] | null;
  readonly unit?: readonly string[] | null;
}

/** `expected.json` of `awkward` writes numpy's short codes. */
const SHORT_CODES: Readonly<Record<string, string>> = { '<f4': 'float32', '>f4': 'float32', '<f8': 'float64', '<i8': 'int64' };

const LABEL_DIMENSIONS = ['channel', 'taper', 'freq', 'channel_i', 'channel_j', 'unit'];

/** The tag that the name says, for the fixtures whose file does not tell it. */
function tagOfName(path: string): string | null {
  const container = basename(dirname(path));
  if (!container.endsWith('.spy')) return null;
  const stem = basename(path).replace(/\.[^.]*$/, '');
  return stem === container.slice(0, -4) ? null : stem.slice(container.length - 4).replace(/^_/, '');
}

function labelsOf(facts: Facts): Expected['labels'] {
  const all: Readonly<Record<string, unknown>> = {
    ...facts.attributes,
    channel: facts.attributes?.['channel'] ?? facts.channel,
    unit: facts.attributes?.['unit'] ?? facts.unit,
  };
  return Object.fromEntries(
    LABEL_DIMENSIONS.flatMap((dimension) => {
      const labels = all[dimension];
      return Array.isArray(labels) ? [[dimension, labels as (string | number)[]]] : [];
    }),
  );
}

function read(folder: string): Expected[] {
  const all = JSON.parse(readFileSync(join(fixtures, folder, 'expected.json'), 'utf8')) as Record<string, Facts>;
  return Object.entries(all).map(([name, facts]) => {
    const data = facts.datasets?.['data'] ?? facts.data;
    if (data === undefined) throw new Error(`expected.json tells no data of ${name}`);
    const path = join(fixtures, folder, name);
    return {
      path,
      name: `${folder}/${name}`,
      shape: data.shape,
      dtype: SHORT_CODES[data.dtype] ?? data.dtype,
      trials: facts.trialdefinition.length,
      tag: facts.tag === undefined ? tagOfName(path) : facts.tag,
      samplerate: facts.attributes === undefined ? facts.samplerate : (facts.attributes['samplerate'] as number | undefined),
      labels: labelsOf(facts),
    };
  });
}

/** Every sound object of both folders of fixtures. */
export const everyFixture: readonly Expected[] = [...read('containers'), ...read('awkward')];
