import fc from 'fast-check';
import { part } from './part';
import { mendChecksums, structuresOf } from './hdf5-structures';

/** Numbers that length and offset fields go wrong with. */
const EXTREMES = [
  0n,
  1n,
  0x7fn,
  0xffn,
  0xffffn,
  0x7fff_ffffn,
  0xffff_ffffn,
  0x1_0000_0000n,
  0x7fff_ffff_ffff_ffffn,
  0xffff_ffff_ffff_ffffn,
];

const KINDS = ['bit', 'byte', 'bytes', 'cut', 'longer', 'zeroed', 'swapped', 'copied', 'extreme'] as const;

/** A change of a file's bytes; places and lengths are parts of what it is applied to, from 0 up to 1. */
export interface ByteChange {
  readonly kind: (typeof KINDS)[number];
  /** `structure`: near a signature; `sound-sums`: there, and the checksums over it are made right again. */
  readonly where: 'anywhere' | 'structure' | 'sound-sums';
  readonly place: number;
  readonly offset: number;
  readonly other: number;
  readonly length: number;
  readonly bytes: Uint8Array;
}

export const byteChange: fc.Arbitrary<ByteChange> = fc.record({
  kind: fc.constantFrom(...KINDS),
  where: fc.constantFrom('anywhere', 'structure', 'structure', 'sound-sums'),
  place: part,
  offset: part,
  other: part,
  length: fc.constantFrom(1, 2, 4, 8, 16, 64, 512, 4096),
  bytes: fc.uint8Array({ minLength: 16, maxLength: 16 }),
});

function placeOf(file: Uint8Array, { where, place, offset }: ByteChange): number {
  if (where === 'anywhere') return Math.floor(place * file.length);
  const structures = structuresOf(file);
  const { from, to } = structures[Math.floor(place * structures.length)] ?? { from: 0, to: file.length };
  return from + Math.floor(offset * (to - from));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

/** The changed bytes, in memory of their own. */
export function changedBytes(file: Uint8Array, change: ByteChange): Uint8Array {
  const at = placeOf(file, change);
  const end = Math.min(file.length, at + change.length);
  const away = Math.floor(change.other * Math.max(1, file.length - change.length));
  const first = change.bytes[0] ?? 0;
  const result = Uint8Array.from(file);
  switch (change.kind) {
    case 'cut':
      return result.slice(0, at);
    case 'longer':
      return joined(file, change.bytes);
    case 'bit':
      result.set([(file[at] ?? 0) ^ (1 << (first % 8))], at);
      break;
    case 'byte':
      result.set([first], at);
      break;
    case 'bytes':
      result.set(change.bytes.subarray(0, end - at), at);
      break;
    case 'zeroed':
      result.fill(0, at, end);
      break;
    case 'copied':
      result.set(file.subarray(at, end), away);
      break;
    case 'swapped':
      result.set(file.subarray(away, away + (end - at)), at);
      result.set(file.subarray(at, end), away);
      break;
    case 'extreme': {
      const wide = new DataView(new ArrayBuffer(8));
      wide.setBigUint64(0, EXTREMES[first % EXTREMES.length] ?? 0n, true);
      const width = Math.min(change.length, 8, file.length - at);
      result.set(new Uint8Array(wide.buffer, 0, width), at);
      break;
    }
  }
  if (change.where === 'sound-sums') mendChecksums(result);
  return result;
}
