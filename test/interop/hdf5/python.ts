import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonCommand } from '../python';

/** Runs Python with h5py in `folder` and answers what it printed. */
export function python(folder: string, script: string): string {
  const preamble = 'import h5py, json, numpy as np\n';
  return execFileSync(pythonCommand(), ['-c', preamble + script], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

export function makeFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'spydesk-hdf5-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
