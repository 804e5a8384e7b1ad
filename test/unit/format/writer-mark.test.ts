import { describe, expect, it } from 'vitest';
import { flagsPosition, isMarkedOpen, SUPERBLOCK_BYTES } from '../../../src-main/format';

/** The beginning of a file with a superblock of this version. */
function superblock(version: number, flags: number, at: number): Uint8Array {
  const bytes = new Uint8Array(SUPERBLOCK_BYTES);
  bytes.set([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, version]);
  bytes[at] = flags;
  return bytes;
}

describe('the mark of a writer', () => {
  const places = [
    [0, 20],
    [1, 20],
    [2, 11],
    [3, 11],
  ] as const;

  it.each(places)('lies in superblock %i at byte %i', (version, at) => {
    expect(flagsPosition(superblock(version, 0, at))).toBe(at);
    expect(isMarkedOpen(superblock(version, 0, at))).toBe(false);
    expect(isMarkedOpen(superblock(version, 1, at))).toBe(true);
    expect(isMarkedOpen(superblock(version, 1, at === 20 ? 11 : 20))).toBe(false);
  });

  it.each([
    ['open for writing', 1, true],
    ['open by a single writer with readers', 5, true],
    ['the writer of such, whose other bit was lost', 4, true],
    ['found consistent, which is no writer', 2, false],
  ])('is a bit of its own: %s', (_, flags, isMarked) => {
    expect(isMarkedOpen(superblock(3, flags, 11))).toBe(isMarked);
  });

  it('is in nothing but a superblock that is known', () => {
    expect(isMarkedOpen(superblock(4, 1, 11))).toBe(false);
    expect(isMarkedOpen(superblock(0, 1, 20).subarray(0, 30))).toBe(false);
    expect(isMarkedOpen(superblock(0, 1, 20).with(1, 0x49))).toBe(false);
    expect(isMarkedOpen(new Uint8Array())).toBe(false);
  });
});
