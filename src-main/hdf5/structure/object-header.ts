import { damaged, REASONS } from '../hdf5-errors';
import { LIMITS } from '../limits';
import type { PagedBytes } from './byte-source';
import { Fields, type CheckedBytes } from './fields';
import type { Superblock } from './superblock';

/** Message types of object headers (IV.A.2) that Spydesk looks at. */
export const MESSAGE = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  link: 0x06,
  fillValue: 0x05,
  externalFiles: 0x07,
  layout: 0x08,
  groupInfo: 0x0a,
  filters: 0x0b,
  attribute: 0x0c,
  continuation: 0x10,
  symbolTable: 0x11,
  attributeInfo: 0x15,
  driverInfo: 0x14,
} as const;

export interface HeaderMessage {
  readonly type: number;
  /** True where the data only tell where the message lies (IV.A.2, flag bit 1). */
  readonly shared: boolean;
  readonly data: Uint8Array;
  /** Where `data` begins in the file. */
  readonly position: number;
  readonly checked: CheckedBytes | null;
}

export interface ObjectHeader {
  /** Version 2 headers carry checksums. */
  readonly version: number;
  readonly messages: readonly HeaderMessage[];
}

const CHECKSUM_BYTES = 4;

interface Chunk {
  /** Where the bytes begin that a checksum of version 2 covers: before the messages. */
  readonly start: number;
  readonly position: number;
  readonly length: number;
}

/** An open walk over the chunks of one header. */
class HeaderWalk {
  readonly messages: HeaderMessage[] = [];
  private readonly chunks: Chunk[] = [];
  private readonly seen = new Set<number>();
  private bytesRead = 0;

  constructor(
    private readonly file: PagedBytes,
    private readonly superblock: Superblock,
    private readonly version: number,
    private readonly creationOrder: boolean,
  ) {}

  add(chunk: Chunk): void {
    if (this.seen.has(chunk.position)) damaged();
    this.seen.add(chunk.position);
    this.bytesRead += chunk.length;
    if (this.bytesRead > LIMITS.headerBytes) damaged(REASONS.outside);
    this.chunks.push(chunk);
  }

  run(): readonly HeaderMessage[] {
    for (let chunk = this.chunks.shift(); chunk !== undefined; chunk = this.chunks.shift()) this.readChunk(chunk);
    return this.messages;
  }

  private readChunk(chunk: Chunk): void {
    const fields = new Fields(this.file.bytes(chunk.position, chunk.length), this.superblock.widths);
    const prefix = this.version === 1 ? 8 : this.creationOrder ? 6 : 4;
    const checked = this.version === 1 ? null : { start: chunk.start, end: chunk.position + chunk.length };
    while (fields.left >= prefix) {
      const type = fields.uint(this.version === 1 ? 2 : 1);
      const size = fields.uint(2);
      const flags = fields.uint(1);
      fields.skip(prefix - (this.version === 1 ? 5 : 4));
      const position = chunk.position + fields.position;
      const message = { type, shared: (flags & 2) !== 0, data: fields.take(size), position, checked };
      if (this.messages.push(message) > LIMITS.headerMessages) damaged(REASONS.outside);
      if (type === MESSAGE.continuation) this.follow(message.data);
    }
  }

  private follow(data: Uint8Array): void {
    const fields = new Fields(data, this.superblock.widths);
    const position = this.superblock.base + fields.definedAddress();
    const length = fields.length();
    if (this.version === 1) {
      this.add({ start: position, position, length });
      return;
    }
    // IV.A.1.b "Version 2 Object Header Continuation Block": signature, messages, checksum.
    new Fields(this.file.bytes(position, 4)).expect('OCHK');
    this.add({ start: position, position: position + 4, length: length - 4 - CHECKSUM_BYTES });
  }
}

/** IV.A.1.a "Version 1 Data Object Header Prefix". */
function readVersion1(file: PagedBytes, superblock: Superblock, position: number): ObjectHeader {
  const fields = new Fields(file.bytes(position, 16));
  fields.skip(8);
  const walk = new HeaderWalk(file, superblock, 1, false);
  walk.add({ start: position, position: position + 16, length: fields.uint(4) });
  return { version: 1, messages: walk.run() };
}

/** IV.A.1.b "Version 2 Data Object Header Prefix". */
function readVersion2(file: PagedBytes, superblock: Superblock, position: number): ObjectHeader {
  const fields = new Fields(file.bytes(position, Math.min(34, file.size - position)));
  fields.expect('OHDR');
  if (fields.uint(1) !== 2) damaged();
  const flags = fields.uint(1);
  if ((flags & 0x20) !== 0) fields.skip(16);
  if ((flags & 0x10) !== 0) fields.skip(4);
  const length = fields.uint(1 << (flags & 3));
  const walk = new HeaderWalk(file, superblock, 2, (flags & 4) !== 0);
  walk.add({ start: position, position: position + fields.position, length });
  return { version: 2, messages: walk.run() };
}

/** All messages of the object whose header lies at `address` (relative to the base address), continuations included. */
export function readObjectHeader(file: PagedBytes, superblock: Superblock, address: number): ObjectHeader {
  const position = superblock.base + address;
  const [first] = file.bytes(position, 1);
  if (first === 1) return readVersion1(file, superblock, position);
  return readVersion2(file, superblock, position);
}
