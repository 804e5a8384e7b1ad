import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { elementTypeOfName, readInfo, type ObjectDescription, type ParsedInfo, type TrialTable } from '../../../src-main/format';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));

export interface FixtureInfo {
  /** From the fixtures' folder. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** Every `.info` of both fixture folders; those of `stray.spy` that are broken on purpose are told by `isBroken`. */
export const FIXTURE_INFOS: readonly FixtureInfo[] = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.info'))
  .sort()
  .map((name) => ({ name, path: join(FIXTURES, name), text: readFileSync(join(FIXTURES, name), 'utf8') }));

export function isBroken(name: string): boolean {
  return /stray_(badinfo|empty|lonely)/.test(name);
}

export function fixtureBytes(name: string): Buffer {
  return readFileSync(join(FIXTURES, name));
}

export function fixtureInfo(end: string): FixtureInfo {
  const found = FIXTURE_INFOS.find((fixture) => fixture.name.endsWith(end));
  if (found === undefined) throw new Error(`There is no fixture ${end}.`);
  return found;
}

export function trialTable(rows: readonly (readonly number[])[], typeName: TrialTable['typeName'] = 'int64'): TrialTable {
  const columns = rows[0]?.length ?? 3;
  return { typeName, rows: rows.length, columns, values: Float64Array.from(rows.flat()) };
}

/** An object as its `.info` alone describes it, with a trial table of the same size. */
export function describe(info: ParsedInfo, change: Partial<ObjectDescription> = {}): ObjectDescription {
  const type = elementTypeOfName(info.dataTypeName ?? '') ?? { name: 'other', kind: 'other', size: 1, littleEndian: true };
  const data = { name: 'data', shape: info.dataShape ?? [], type, layout: 'contiguous', chunks: null, filtered: false } as const;
  const [rows = 0, columns = 3] = info.trialShape ?? [];
  return {
    dataclass: info.dataclass,
    dimord: info.dimord,
    data,
    datasets: [data],
    trials: { typeName: 'float64', rows, columns, values: new Float64Array(rows * columns) },
    samplerate: info.samplerate,
    labels: info.labels,
    freq: info.freq,
    cfg: info.cfg,
    info: info.info,
    log: info.log,
    version: info.version,
    listedDatasets: info.listedDatasets,
    infoText: info.text,
    ...change,
  };
}

/** The object of the fixture whose `.info` ends so. */
export function fixtureObject(end: string, change: Partial<ObjectDescription> = {}): ObjectDescription {
  const result = readInfo(fixtureInfo(end).text, end);
  if (!result.ok) throw new Error(result.error.message);
  return describe(result.value, change);
}
