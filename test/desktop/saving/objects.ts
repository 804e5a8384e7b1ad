import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { runPython } from '../../interop/python';

const maker = resolve(import.meta.dirname, '../../interop/make_object.py');

/** Makes an AnalogData pair as Python would: `sound` is small; `filled` holds numbers, `sparse` takes no room on the disk. */
export function makeAnalog(kind: 'sound' | 'filled' | 'sparse', path: string, megabytes = 0): void {
  runPython(maker, kind, path, String(megabytes));
}

/** Flips the bits of one byte amid the numbers of an object that `makeAnalog` made. */
export function damage(path: string): void {
  const position = 9000;
  const byte = new Uint8Array(1);
  const file = openSync(path, 'r+');
  readSync(file, byte, 0, 1, position);
  writeSync(
    file,
    byte.map((value) => value ^ 0xff),
    0,
    1,
    position,
  );
  closeSync(file);
}
