import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { runPython } from '../../interop/python';

const maker = resolve(import.meta.dirname, '../../interop/make_object.py');

/** Writes a pair with h5py as Syncopy would, or one with a fault (the kinds of `make_object.py`). */
export function makeObject(kind: string, path: string): void {
  runPython(maker, kind, path);
}

interface Fault {
  /** What the window says of it. */
  readonly sentence: RegExp;
  readonly make: (path: string) => void;
}

function sound(change: (path: string) => void): (path: string) => void {
  return (path) => {
    makeObject('sound', path);
    change(path);
  };
}

/** Changes entries of an object's `.info`. */
export function editInfo(path: string, change: Readonly<Record<string, unknown>>): void {
  const info = JSON.parse(readFileSync(`${path}.info`, 'utf8')) as Record<string, unknown>;
  writeFileSync(`${path}.info`, JSON.stringify({ ...info, ...change }, null, 4));
}

/** Every way in which an object can be unusable, by the tag that `makeUnsound` gives it. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'cut-info': {
    sentence: /The \.info file cannot be used/,
    make: sound((path) => truncateSync(`${path}.info`, 200)),
  },
  'no-info': { sentence: /has no \.info file beside it/, make: sound((path) => rmSync(`${path}.info`)) },
  'not-hdf5': {
    sentence: /is not an HDF5 file, or it is cut off/,
    make: sound((path) => writeFileSync(path, 'samples: none\n'.repeat(400))),
  },
  'cut-data': { sentence: /cut off|damaged/, make: sound((path) => truncateSync(path, 5000)) },
  'no-data': { sentence: /has no dataset "data"/, make: (path) => makeObject('no-data', path) },
  'no-trials': { sentence: /has no dataset "trialdefinition"/, make: (path) => makeObject('no-trialdefinition', path) },
  'wrong-shape': { sentence: /do not belong together/, make: (path) => makeObject('other-shape', path) },
  'unknown-class': {
    sentence: /The data class "DreamData" is unknown/,
    make: sound((path) => editInfo(path, { dataclass: 'DreamData' })),
  },
  'external-storage': { sentence: /keeps its values in another file/, make: (path) => makeObject('external-storage', path) },
  virtual: { sentence: /keeps its values in another file/, make: (path) => makeObject('virtual', path) },
  'external-link': { sentence: /keeps its values in another file/, make: (path) => makeObject('external-link', path) },
};

/** Makes a container with the sound objects `good` and `later` and, between them, one for each of `faults`. Its files' names follow. */
export function makeUnsound(container: string, faults: readonly string[] = Object.keys(FAULTS)): void {
  const name = basename(container).replace(/\.[^.]*$/, '');
  mkdirSync(container);
  for (const tag of ['good', 'later']) makeObject('sound', join(container, `${name}_${tag}.analog`));
  for (const tag of faults) FAULTS[tag]?.make(join(container, `${name}_${tag}.analog`));
}
