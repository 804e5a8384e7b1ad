import { fail } from '../../errors';
import type { ElementType } from '../../format';
import { damaged, REASONS } from '../hdf5-errors';
import { LIMITS } from '../limits';
import { PagedBytes, type ByteSource } from './byte-source';
import { elementCount, readDataspace } from './dataspace';
import { readDatatype } from './datatype';
import { Fields } from './fields';
import { readLayout, type Layout } from './layout';
import { readLinks, type Link } from './links';
import { MESSAGE, readObjectHeader, type HeaderMessage, type ObjectHeader } from './object-header';
import { readSuperblock, type Superblock } from './superblock';

/** A dataset as its object header tells it. */
export interface TreeDataset {
  /** Without the leading slash. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly maxShape: readonly (number | null)[];
  readonly type: ElementType;
  readonly layout: Exclude<Layout, { kind: 'virtual' }>;
  readonly filtered: boolean;
  /** Where a contiguous dataset's bytes should lie, from the file's beginning; null where it has none in the file. */
  readonly span: { readonly offset: number; readonly byteLength: number } | null;
  /** Where the datatype message lies in the file, and whether a checksum covers it. */
  readonly typeMessage: { readonly position: number; readonly data: Uint8Array; readonly checksummed: boolean };
}

export interface FileTree {
  readonly superblock: Superblock;
  readonly fileSize: number;
  readonly datasets: readonly TreeDataset[];
  readonly groups: readonly string[];
}

/** Names the links of a group that keeps them in a fractal heap. `path` begins with a slash. */
export type DenseLinks = (path: string) => readonly Link[];

/** Links from one to the next that the library follows (`H5Pset_nlinks`: 16 unless told). */
const LINKS_FOLLOWED = 16;

/** A committed datatype lies in a header of its own (IV.A.2 "shared message", versions 1 to 3). */
function sharedDatatype(file: PagedBytes, superblock: Superblock, message: HeaderMessage): HeaderMessage | null {
  const fields = new Fields(message.data, superblock.widths);
  const version = fields.uint(1);
  const kind = fields.uint(1);
  if (version === 1) fields.skip(6);
  else if (version === 3 && kind !== 2) return null;
  const header = readObjectHeader(file, superblock, fields.definedAddress());
  return header.messages.find(({ type, shared }) => type === MESSAGE.datatype && !shared) ?? null;
}

function one(header: ObjectHeader, type: number): HeaderMessage | undefined {
  return header.messages.find((message) => message.type === type);
}

/** A chunk has an extent along every axis of its dataset. */
function fitsChunks(chunks: readonly number[], shape: readonly number[]): boolean {
  return chunks.length === shape.length && chunks.every((extent) => extent > 0);
}

function readDataset(file: PagedBytes, superblock: Superblock, header: ObjectHeader, name: string): TreeDataset {
  const { widths, base } = superblock;
  if (one(header, MESSAGE.externalFiles) !== undefined) return fail('external-storage', { dataset: name });
  const layout = readLayout((one(header, MESSAGE.layout) ?? damaged()).data, widths);
  if (layout.kind === 'virtual') return fail('external-storage', { dataset: name });
  const spaceMessage = one(header, MESSAGE.dataspace) ?? damaged();
  const storedType = one(header, MESSAGE.datatype) ?? damaged();
  const typeMessage = storedType.shared ? sharedDatatype(file, superblock, storedType) : storedType;
  if (typeMessage === null || spaceMessage.shared) return fail('unsupported', { reason: 'it shares messages between objects' });
  const type = readDatatype(typeMessage.data);
  const space = readDataspace(spaceMessage.data, widths);
  const shape = space.shape ?? [0];
  if (layout.kind === 'chunked' && !fitsChunks(layout.chunks, shape)) return damaged();
  const byteLength = elementCount(shape) * type.size;
  const filtered = (one(header, MESSAGE.filters)?.data[1] ?? 0) > 0;
  const offset = layout.kind === 'contiguous' && layout.address !== null ? base + layout.address : null;
  const hasSpan = offset !== null && byteLength > 0;
  if (hasSpan && offset + byteLength > file.size) return damaged(REASONS.outside);
  return {
    name,
    shape,
    maxShape: space.shape === null ? [0] : space.maxShape,
    type,
    layout,
    filtered,
    span: hasSpan ? { offset, byteLength } : null,
    typeMessage: { position: typeMessage.position, data: typeMessage.data, checksummed: header.version > 1 },
  };
}

interface Waiting {
  readonly name: string;
  readonly address: number;
  readonly depth: number;
  /** The addresses of the groups above: a hard link back to one of them is a cycle and is not followed. */
  readonly above: readonly number[];
}

/** Walks from the root group over every hard link, then lets soft links stand for what they lead to. */
class TreeWalk {
  private readonly datasets = new Map<string, TreeDataset>();
  private readonly groups: string[] = [];
  private readonly softLinks: { name: string; target: string }[] = [];
  private readonly waiting: Waiting[] = [];
  private objectCount = 0;

  constructor(
    private readonly file: PagedBytes,
    private readonly superblock: Superblock,
    private readonly denseLinks: DenseLinks,
  ) {}

  run(): FileTree {
    this.checkExtension();
    this.waiting.push({ name: '', address: this.superblock.rootHeader, depth: 0, above: [] });
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) this.visit(next);
    this.resolveSoftLinks();
    const datasets = [...this.datasets.values()];
    return { superblock: this.superblock, fileSize: this.file.size, datasets, groups: this.groups };
  }

  /** In newer files the driver's block is a message (IV.A.2.u "The Driver Info Message"). */
  private checkExtension(): void {
    const { extension } = this.superblock;
    const header = extension === null ? null : readObjectHeader(this.file, this.superblock, extension);
    if (header !== null && one(header, MESSAGE.driverInfo) !== undefined) fail('unsupported', { reason: REASONS.part });
  }

  private visit(object: Waiting): void {
    this.objectCount += 1;
    if (this.objectCount > LIMITS.objects) fail('too-large', { reason: REASONS.tooManyObjects });
    if (object.depth > LIMITS.depth) fail('too-large', { reason: REASONS.tooDeep });
    const header = readObjectHeader(this.file, this.superblock, object.address);
    if (one(header, MESSAGE.layout) !== undefined) {
      if (object.name === '') damaged();
      this.datasets.set(object.name, readDataset(this.file, this.superblock, header, object.name));
      return;
    }
    const isGroup = [MESSAGE.symbolTable, MESSAGE.linkInfo, MESSAGE.link, MESSAGE.groupInfo].some((type) => one(header, type));
    if (!isGroup) return object.name === '' ? damaged() : undefined;
    if (object.name !== '') this.groups.push(object.name);
    const links = readLinks(this.file, this.superblock, header) ?? this.denseLinks(`/${object.name}`);
    for (const link of links) this.follow(object, link);
  }

  private follow(group: Waiting, link: Link): void {
    const name = group.name === '' ? link.name : `${group.name}/${link.name}`;
    if (name.length > LIMITS.nameLength) fail('too-large', { reason: REASONS.nameTooLong });
    if (link.kind === 'external') fail('external-storage', { dataset: name });
    if (link.kind === 'soft') {
      const target = link.target.startsWith('/') ? link.target : `${group.name}/${link.target}`;
      this.softLinks.push({ name, target: target.replace(/^\/+/, '') });
      if (this.softLinks.length > LIMITS.objects) fail('too-large', { reason: REASONS.tooManyObjects });
      return;
    }
    if (link.address === group.address || group.above.includes(link.address)) return;
    const above = [...group.above, group.address];
    this.waiting.push({ name, address: link.address, depth: group.depth + 1, above });
    if (this.waiting.length > LIMITS.objects) fail('too-large', { reason: REASONS.tooManyObjects });
  }

  /**
   * A soft link can lead to another one. Those that lead nowhere are left out, and those behind more links than the library
   * follows: h5py cannot open them either.
   */
  private resolveSoftLinks(): void {
    let open = this.softLinks;
    for (let links = 0; links < LINKS_FOLLOWED && open.length > 0; links += 1) {
      const found = open.flatMap(({ name, target }) => {
        const dataset = this.datasets.get(target);
        return dataset === undefined ? [] : [{ ...dataset, name }];
      });
      for (const dataset of found) this.datasets.set(dataset.name, dataset);
      open = open.filter(({ name }) => !this.datasets.has(name));
    }
  }
}

/**
 * Reads the structure of an HDF5 file by the File Format Specification, version 3.0, without the library: datasets with
 * the place of their bytes, and groups. Refuses `external-storage` for an external file list, a virtual layout or an
 * external link anywhere in the file, `not-hdf5`, `damaged` and `too-large`. Costs grow with the number of objects, not
 * with the size of their arrays.
 */
export function readFileTree(source: ByteSource, denseLinks: DenseLinks): FileTree {
  const file = new PagedBytes(source);
  return new TreeWalk(file, readSuperblock(file), denseLinks).run();
}
