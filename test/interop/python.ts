import { spawnSync } from 'node:child_process';
import { pythonWithH5py } from '../../scripts/system/python.mjs';

/** The Python that makes what Syncopy would not write and reads back what was written; there is no test without it. */
export function pythonCommand(): string {
  const python = pythonWithH5py();
  if (python === null)
    throw new Error('There is no Python with h5py: install it (Debian: python3-h5py) or name one in SPYDESK_PYTHON.');
  return python;
}

/** Runs a script with h5py and answers what it printed; throws with its error text where it fails. */
export function runPython(script: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(pythonCommand(), [script, ...words], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${script} ended with status ${status ?? 'unknown'}:\n${stderr}`);
  return stdout;
}
