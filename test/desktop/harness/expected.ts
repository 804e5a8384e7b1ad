import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const fixtures = resolve(import.meta.dirname, '../../fixtures');

type Value = number | { readonly re: number; readonly im: number };

/** What h5py read of a fixture of `containers`. */
export interface ExpectedObject {
  readonly dimord: readonly string[];
  readonly datasets: Readonly<
    Record<string, { readonly dtype: string; readonly shape: readonly number[]; readonly first: readonly Value[] }>
  >;
  readonly trialdefinition: readonly (readonly number[])[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** By the file's name within `containers`, as `session1.spy/session1_lfp.analog`. */
export const expectedObjects = JSON.parse(readFileSync(join(fixtures, 'containers/expected.json'), 'utf8')) as Readonly<
  Record<string, ExpectedObject>
>;

export function expectedOf(name: string): ExpectedObject {
  const found = expectedObjects[name];
  if (found === undefined) throw new Error(`expected.json tells nothing of ${name}`);
  return found;
}
