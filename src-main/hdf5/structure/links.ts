import { fail } from '../../errors';
import { damaged, REASONS } from '../hdf5-errors';
import { LIMITS } from '../limits';
import type { PagedBytes } from './byte-source';
import { Fields, textOf, type AddressField, type Widths } from './fields';
import { MESSAGE, type HeaderMessage, type ObjectHeader } from './object-header';
import type { Superblock } from './superblock';

/** One name in a group. `address` is an object header, relative to the base address; `field` where it stands, if that is known. */
export type Link =
  | { readonly kind: 'hard'; readonly name: string; readonly address: number; readonly field: AddressField | null }
  | { readonly kind: 'soft'; readonly name: string; readonly target: string }
  | { readonly kind: 'external'; readonly name: string };

const LINK_TYPE = { hard: 0, soft: 1 } as const;

/** IV.A.2.g "The Link Message". A user-defined link of another program counts as external: nobody can tell where it leads. */
function readLinkMessage({ data, position, checked }: HeaderMessage, widths: Widths): Link {
  const fields = new Fields(data, widths);
  if (fields.uint(1) !== 1) damaged();
  const flags = fields.uint(1);
  const type = (flags & 8) !== 0 ? fields.uint(1) : LINK_TYPE.hard;
  if ((flags & 4) !== 0) fields.skip(8);
  if ((flags & 0x10) !== 0) fields.skip(1);
  const name = textOf(fields.take(fields.uint(1 << (flags & 3))));
  if (type === LINK_TYPE.hard) {
    const field = { position: position + fields.position, checked };
    return { kind: 'hard', name, address: fields.definedAddress(), field };
  }
  if (type === LINK_TYPE.soft) return { kind: 'soft', name, target: textOf(fields.take(fields.uint(2))) };
  return { kind: 'external', name };
}

/** III.D "Disk Format: Level 1D - Local Heaps": the names of an old group. */
function readLocalHeap(file: PagedBytes, superblock: Superblock, address: number): Uint8Array {
  const { offset, length } = superblock.widths;
  const fields = new Fields(file.bytes(superblock.base + address, 8 + 2 * length + offset), superblock.widths);
  fields.expect('HEAP');
  fields.skip(4);
  const size = fields.length();
  fields.length();
  const position = superblock.base + fields.definedAddress();
  if (position + size > file.size) damaged(REASONS.outside);
  if (size > LIMITS.heapBytes) fail('too-large', { reason: REASONS.tooManyObjects });
  return file.bytes(position, size);
}

function heapText(heap: Uint8Array, position: number): string {
  if (position >= heap.length) damaged(REASONS.outside);
  const text = heap.subarray(position, position + LIMITS.nameLength + 1);
  if (text.length > LIMITS.nameLength && !text.includes(0)) fail('too-large', { reason: REASONS.nameTooLong });
  return new Fields(text).textUntilNul();
}

/** III.C "Symbol Table Entry": cache type 2 is a soft link whose target lies in the heap. */
function readSymbolNode(file: PagedBytes, superblock: Superblock, address: number, heap: Uint8Array): Link[] {
  const { widths, base } = superblock;
  const head = new Fields(file.bytes(base + address, 8));
  head.expect('SNOD');
  head.skip(2);
  const count = head.uint(2);
  const begin = base + address + head.bytes.length;
  const fields = new Fields(file.bytes(begin, count * (2 * widths.offset + 24)), widths);
  return Array.from({ length: count }, () => {
    const name = heapText(heap, fields.definedAddress());
    const field = { position: begin + fields.position, checked: null };
    const header = fields.address();
    const cacheType = fields.uint(4);
    fields.skip(4);
    const scratch = new Fields(fields.take(16), widths);
    if (cacheType === 2) return { kind: 'soft', name, target: heapText(heap, scratch.uint(4)) };
    return { kind: 'hard', name, address: header ?? damaged(), field };
  });
}

/** III.A.1 "Disk Format: Level 1A1 - Version 1 B-trees", node type 0, down to the symbol table nodes. */
function readSymbolTable(file: PagedBytes, superblock: Superblock, data: Uint8Array): Link[] {
  const { widths, base } = superblock;
  const table = new Fields(data, widths);
  const waiting = [table.definedAddress()];
  const heap = readLocalHeap(file, superblock, table.definedAddress());
  const seen = new Set<number>();
  const links: Link[] = [];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    if (seen.has(address) || seen.size >= LIMITS.treeNodes) damaged();
    seen.add(address);
    const head = new Fields(file.bytes(base + address, 8 + 2 * widths.offset), widths);
    head.expect('TREE');
    if (head.uint(1) !== 0) damaged();
    const level = head.uint(1);
    const count = head.uint(2);
    const body = new Fields(file.bytes(base + address + head.bytes.length, count * (widths.length + widths.offset)), widths);
    for (let index = 0; index < count; index += 1) {
      body.length();
      const child = body.definedAddress();
      if (level > 0) {
        waiting.push(child);
        continue;
      }
      if (seen.has(child)) damaged();
      seen.add(child);
      links.push(...readSymbolNode(file, superblock, child, heap));
      if (links.length > LIMITS.objects) fail('too-large', { reason: REASONS.tooManyObjects });
    }
  }
  return links;
}

/** IV.A.2.c "The Link Info Message": true where the links lie in a fractal heap, outside of the header. */
function isDense(data: Uint8Array, widths: Widths): boolean {
  const fields = new Fields(data, widths);
  fields.skip(1);
  if ((fields.uint(1) & 1) !== 0) fields.skip(8);
  return fields.address() !== null;
}

/** The links of a group; null where it keeps them in a fractal heap, which only the library reads. */
export function readLinks(file: PagedBytes, superblock: Superblock, header: ObjectHeader): readonly Link[] | null {
  const links: Link[] = [];
  for (const message of header.messages) {
    const { type, data } = message;
    if (type === MESSAGE.linkInfo && isDense(data, superblock.widths)) return null;
    if (type === MESSAGE.link) links.push(readLinkMessage(message, superblock.widths));
    if (type === MESSAGE.symbolTable) links.push(...readSymbolTable(file, superblock, data));
  }
  return links;
}
