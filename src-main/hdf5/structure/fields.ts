import { damaged, REASONS } from '../hdf5-errors';

/** How wide addresses and lengths are in this file (superblock, "Size of Offsets" and "Size of Lengths"), in bytes. */
export interface Widths {
  readonly offset: number;
  readonly length: number;
}

/** Bytes that a checksum covers, which stands right behind them. Structures of version 1 have none. */
export interface CheckedBytes {
  readonly start: number;
  readonly end: number;
}

/** Where in the file an address stands, and the checksum over it. */
export interface AddressField {
  readonly position: number;
  readonly checked: CheckedBytes | null;
}

/** Reads one field after the other, little-endian as all of HDF5's structure is. Every read checks its bounds. */
export class Fields {
  position = 0;

  constructor(
    readonly bytes: Uint8Array,
    readonly widths: Widths = { offset: 8, length: 8 },
  ) {}

  get left(): number {
    return this.bytes.length - this.position;
  }

  take(count: number): Uint8Array {
    if (count < 0 || count > this.left) damaged(REASONS.outside);
    const piece = this.bytes.subarray(this.position, this.position + count);
    this.position += count;
    return piece;
  }

  skip(count: number): void {
    this.take(count);
  }

  /** An unsigned number of `width` bytes; `damaged` where it is beyond 2^53. */
  uint(width: number): number {
    let value = 0;
    const bytes = this.take(width);
    for (let index = width - 1; index >= 0; index -= 1) value = value * 256 + (bytes[index] ?? 0);
    if (value > Number.MAX_SAFE_INTEGER) damaged(REASONS.outside);
    return value;
  }

  /** An address relative to the base address; null for the undefined address (all bits set). */
  address(): number | null {
    const width = this.widths.offset;
    if (this.bytes.subarray(this.position, this.position + width).every((byte) => byte === 0xff) && this.left >= width) {
      this.skip(width);
      return null;
    }
    return this.uint(width);
  }

  definedAddress(): number {
    return this.address() ?? damaged();
  }

  length(): number {
    return this.uint(this.widths.length);
  }

  /** A length, or null where all of its bits are set (H5S_UNLIMITED). */
  lengthOrUnlimited(): number | null {
    const width = this.widths.length;
    if (this.bytes.subarray(this.position, this.position + width).every((byte) => byte === 0xff) && this.left >= width) {
      this.skip(width);
      return null;
    }
    return this.uint(width);
  }

  expect(signature: string): void {
    const found = String.fromCharCode(...this.take(signature.length));
    if (found !== signature) damaged();
  }

  /** Text up to its NUL, which is skipped. `paddedTo`: the name fills a multiple of so many bytes, its NUL included. */
  textUntilNul(paddedTo = 1): string {
    const end = this.bytes.indexOf(0, this.position);
    if (end === -1) damaged();
    const bytes = this.take(end - this.position);
    this.skip(Math.ceil((bytes.length + 1) / paddedTo) * paddedTo - bytes.length);
    return textOf(bytes);
  }
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
