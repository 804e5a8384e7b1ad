import { resolve } from 'node:path';
import { flipByte } from '../../damage';
import { runPython } from '../../interop/python';

const maker = resolve(import.meta.dirname, '../../interop/make_object.py');

/**
 * Makes an AnalogData pair as Python would: `sound` is small; `filled` holds numbers, `sparse` takes no room on the disk. An
 * `endless` one has no true checksum, for work that is ended before it could tell.
 */
export function makeAnalog(kind: 'sound' | 'filled' | 'sparse' | 'endless', path: string, megabytes = 0): void {
  runPython(maker, kind, path, String(megabytes));
}

/** Flips the bits of one byte amid the numbers of an object that `makeAnalog` made. */
export function damage(path: string): void {
  flipByte(path, 9000);
}
