import type { FileContent } from './descriptor-fs';
import { damaged } from './hdf5-errors';
import { PagedBytes } from './structure/byte-source';
import type { Widths } from './structure/fields';
import { soundCollections } from './structure/global-heap';
import { readSuperblock } from './structure/superblock';

/** A file of which the library gets nothing to read that it would not come out of. */
export class GuardedContent implements FileContent {
  private readonly widths: Widths;

  constructor(private readonly content: FileContent) {
    this.widths = readSuperblock(new PagedBytes(content)).widths;
  }

  size(): number {
    return this.content.size();
  }

  read(into: Uint8Array, position: number): number {
    const count = this.content.read(into, position);
    if (!soundCollections(into.subarray(0, count), position, this.content, this.widths)) damaged();
    return count;
  }

  write(bytes: Uint8Array, position: number): void {
    this.content.write(bytes, position);
  }

  resize(size: number): void {
    this.content.resize(size);
  }
}
