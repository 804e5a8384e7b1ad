// The Python that has h5py: it judges what the tests have saved.
import { spawnSync } from 'node:child_process';

/** The first on the path may be one that the user installed, without h5py, beside the system's. */
const CANDIDATES = ['python3', '/usr/bin/python3', 'python'];

/** @returns {string | null} the command of a Python with h5py; `SPYDESK_PYTHON` alone is asked where it is set */
export function pythonWithH5py() {
  const given = process.env['SPYDESK_PYTHON'];
  const candidates = given ? [given] : CANDIDATES;
  return candidates.find((python) => spawnSync(python, ['-c', 'import h5py, numpy'], { stdio: 'ignore' }).status === 0) ?? null;
}
