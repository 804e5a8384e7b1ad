import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Hdf5File } from '../../../src-main/hdf5';

export const fixtures = join(import.meta.dirname, '../../fixtures');

/** Opens a file for one test and closes it afterwards. */
export async function withFile<Value>(
  path: string,
  work: (file: Hdf5File) => Promise<Value>,
  flags: 'r' | 'r+' | 'wx+' = 'r',
): Promise<Value> {
  const descriptor = openSync(path, flags);
  try {
    return await work({ path, descriptor });
  } finally {
    closeSync(descriptor);
  }
}

/** The code of the problem that `work` ends with; `null` where it goes well. */
export async function codeOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (thrown) {
    return thrown instanceof Error && 'problem' in thrown ? (thrown.problem as { code: string }).code : String(thrown);
  }
}
