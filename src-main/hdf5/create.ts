import { fail } from '../errors';
import type { ElementType, Region } from '../format';
import { writeAttributes } from './attribute-writing';
import type { DescriptorContent } from './descriptor-fs';
import type { AttributeEdit, NewDataset } from './hdf5';
import { REASONS } from './hdf5-errors';
import type { Library, LibraryFile, LibraryModule } from './library';
import { checkSlab, isReadable, swapBytes } from './slab';
import { elementCount } from './structure/dataspace';
import { byteOrderPositions } from './structure/datatype';
import { readFileTree } from './structure/file-tree';

type DatasetMetadata = Parameters<LibraryModule['create_dataset']>[3];
type TypeMetadata = Pick<DatasetMetadata, 'type' | 'size' | 'signed' | 'littleEndian' | 'vlen'>;

const TYPE = { integer: 0, float: 1, compound: 6 } as const;
const UNLIMITED = 2n ** 64n - 1n;
/** About the size of a chunk that h5py guesses for a small table. */
const CHUNK_BYTES = 64 * 1024;

function numberMetadata(type: number, size: number, signed: boolean): TypeMetadata {
  return { type, size, signed, littleEndian: true, vlen: false };
}

/** The library creates little-endian types alone; `turnByteOrder` makes big-endian ones of them. */
function typeMetadata(type: ElementType): TypeMetadata & Pick<DatasetMetadata, 'compound_type'> {
  if (!isReadable(type) || type.kind === 'other') return fail('unsupported', { reason: `values of type ${type.name}` });
  if (type.kind !== 'complex') {
    return numberMetadata(type.kind === 'float' ? TYPE.float : TYPE.integer, type.size, type.kind === 'int');
  }
  // h5py's form of a complex number: a compound of the floats r and i.
  const size = type.size / 2;
  const common = { ...numberMetadata(TYPE.float, size, false), shape: [], maxshape: [], chunks: null, total_size: 1 };
  const members = [
    { ...common, name: 'r', offset: 0 },
    { ...common, name: 'i', offset: size },
  ];
  return { ...numberMetadata(TYPE.compound, type.size, false), compound_type: { members, nmembers: 2 } };
}

function chunksOf({ shape, type }: NewDataset): bigint[] {
  const [rows = 1, ...inner] = shape;
  const rowBytes = Math.max(1, elementCount(inner) * type.size);
  const chunkRows = Math.max(1, Math.min(rows, Math.floor(CHUNK_BYTES / rowBytes)));
  return [chunkRows, ...inner.map((length) => Math.max(1, length))].map(BigInt);
}

function declare(file: LibraryFile, dataset: NewDataset): void {
  const shape = dataset.shape.map(BigInt);
  const maxshape = dataset.growable ? [UNLIMITED, ...shape.slice(1)] : null;
  const metadata = {
    ...typeMetadata(dataset.type),
    shape,
    maxshape,
    chunks: dataset.growable ? chunksOf(dataset) : null,
    compression: 0,
    compression_opts: [],
    track_order: false,
    total_size: elementCount(dataset.shape),
  };
  // A null pointer: the dataset is made, its values follow block by block.
  file.declare((module, id) => module.create_dataset(id, `/${dataset.name}`, 0n, metadata));
  const names = file.call((module, id) => module.get_names(id, '/', false));
  if (!names.includes(dataset.name)) fail('host-task-failed', { reason: REASONS.notWritten });
}

/**
 * Makes the datasets of a finished file big-endian: their values were written turned around, now their types say so. The
 * types lie in version 1 object headers, which carry no checksum.
 */
function turnByteOrder(content: DescriptorContent, names: ReadonlySet<string>): void {
  if (names.size === 0) return;
  for (const { name, typeMessage } of readFileTree(content, () => []).datasets) {
    if (!names.has(name)) continue;
    if (typeMessage.checksummed) fail('host-task-failed', { reason: REASONS.notWritten });
    for (const position of byteOrderPositions(typeMessage.data)) {
      content.write(Uint8Array.of((typeMessage.data[position] ?? 0) | 1), typeMessage.position + position);
    }
  }
}

/** A file that is being written: one dataset after the other, each from its blocks. `data` should be the last one. */
export class Creation {
  private readonly file: LibraryFile;
  private readonly closeFile: () => void;
  private readonly bigEndian = new Set<string>();
  private current: { dataset: NewDataset; written: number } | null = null;

  constructor(
    library: Library,
    private readonly content: DescriptorContent,
    attributes: readonly AttributeEdit[],
  ) {
    const { file, close } = library.openForCreation(content);
    this.file = file;
    this.closeFile = close;
    writeAttributes(file, attributes);
  }

  begin(dataset: NewDataset): void {
    this.endCurrent();
    declare(this.file, dataset);
    if (!dataset.type.littleEndian && dataset.type.size > 1) this.bigEndian.add(dataset.name);
    this.current = { dataset, written: 0 };
  }

  /** The numbers of a part of the dataset, in the machine's byte order. */
  write(place: Region, bytes: Uint8Array): void {
    const { current } = this;
    if (current === null) return fail('shape-mismatch', { reason: REASONS.blocks });
    const { name, shape, type } = current.dataset;
    const slab = checkSlab({ dataset: name, ...place }, shape, type.size);
    const elements = elementCount(slab.count);
    if (bytes.length !== elements * type.size) return fail('shape-mismatch', { reason: REASONS.blocks });
    if (this.bigEndian.has(name)) swapBytes(bytes, type);
    const [count, start, step] = [slab.count, slab.start, slab.step].map((values) => values.map(BigInt));
    this.file.withMemory(bytes.length, (pointer) => {
      this.file.module.HEAPU8.set(bytes, pointer);
      this.file.call((module, id) =>
        module.set_dataset_data(id, `/${name}`, count ?? [], start ?? [], step ?? [], BigInt(pointer)),
      );
    });
    current.written += elements;
  }

  finish(): void {
    this.endCurrent();
    this.closeFile();
    turnByteOrder(this.content, this.bigEndian);
  }

  private endCurrent(): void {
    const { current } = this;
    if (current !== null && current.written !== elementCount(current.dataset.shape))
      fail('shape-mismatch', { reason: REASONS.blocks });
  }
}
