/** Numbers as the words that they consist of. */
export type Words = Uint8Array | Uint16Array | Uint32Array;

/**
 * The words of elements of `elementSize` bytes, so that they can be moved without a look at them: a float would lose the bits of
 * its NaN. The memory begins where such a word may.
 */
export function wordsOf({ buffer, byteOffset, byteLength }: ArrayBufferView, elementSize: number): Words {
  if (elementSize % 4 === 0) return new Uint32Array(buffer, byteOffset, byteLength / 4);
  if (elementSize % 2 === 0) return new Uint16Array(buffer, byteOffset, byteLength / 2);
  return new Uint8Array(buffer, byteOffset, byteLength);
}
