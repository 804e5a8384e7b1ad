import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printedByPython } from '../python';

/** Runs Python with h5py in `folder` and answers what it printed. */
export function python(folder: string, script: string): string {
  return printedByPython(['-c', `import h5py, json, numpy as np\n${script}`], folder);
}

export function makeFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'spydesk-hdf5-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
