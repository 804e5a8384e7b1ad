import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

/** Flips the bits of one byte of a file; a position below 0 counts from its end. */
export function flipByte(path: string, position: number): void {
  const file = openSync(path, 'r+');
  const byte = new Uint8Array(1);
  const at = position < 0 ? fstatSync(file).size + position : position;
  readSync(file, byte, 0, 1, at);
  writeSync(
    file,
    byte.map((value) => value ^ 0xff),
    0,
    1,
    at,
  );
  closeSync(file);
}
