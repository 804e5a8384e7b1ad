import { fail, SpydeskError } from '../errors';
import type { Hdf5AttributeValue, Hdf5Structure } from './hdf5';
import { DescriptorContent } from './descriptor-fs';
import { LibraryLost } from './hdf5-errors';
import type { Library, LibraryFile } from './library';
import { isReadable } from './slab';
import { provedSpan } from './span-proof';
import { readFileTree, type FileTree, type TreeDataset } from './structure/file-tree';
import type { Link } from './structure/links';

/** Attributes beyond this are only named. */
const ATTRIBUTE_LIMIT_BYTES = 16 * 1024 * 1024;
const TYPE = { integer: 0, float: 1, string: 3 } as const;

/** A file's structure with the tree that it was made from. */
export interface KnownFile {
  readonly tree: FileTree;
  readonly structure: Hdf5Structure;
}

/**
 * The links of a group with so many that they lie in a fractal heap: the library names them and tells where each leads
 * (an object reference is the address of the object header), without following one out of the file.
 */
function denseLinks(file: LibraryFile, path: string): readonly Link[] {
  const inside = path === '/' ? '' : path;
  return file
    .call((module, id) => module.get_names(id, path, false))
    .map((name): Link => {
      const full = `${inside}/${name}`;
      // Empty for a link that stays in the file, whatever the library's types say.
      const external: { filename?: string } = file.call((module, id) => module.get_external_link(id, full));
      const type = file.call((module, id) => module.get_type(id, full));
      if (external.filename !== undefined || type === file.module.H5G_UDLINK) return { kind: 'external', name };
      const target = file.call((module, id) => module.get_symbolic_link(id, full)) as string | null;
      if (target !== null) return { kind: 'soft', name, target };
      const reference = Uint8Array.from(file.call((module, id) => module.create_object_reference(id, full)));
      const address = new DataView(reference.buffer).getBigUint64(0, true);
      return { kind: 'hard', name, address: Number(address) };
    });
}

/** The tree by our own parser; the library helps only where a group's links are dense. */
function treeOf(library: Library, content: DescriptorContent): FileTree {
  return readFileTree(content, (path) => library.withFile(content, 'read', (file) => denseLinks(file, path)));
}

function normalised(value: unknown): Hdf5AttributeValue | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof Float64Array || value instanceof BigInt64Array) return value;
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? value : null;
  const isNumbers =
    value instanceof Float32Array ||
    value instanceof Int8Array ||
    value instanceof Uint8Array ||
    value instanceof Int16Array ||
    value instanceof Uint16Array ||
    value instanceof Int32Array ||
    value instanceof Uint32Array;
  return isNumbers ? Array.from(value) : null;
}

/** The value of a root attribute; null for one that is no text and no number, or is too long to look at. */
function attributeValue(file: LibraryFile, name: string): Hdf5AttributeValue | null {
  const facts = file.call((module, id) => module.get_attribute_metadata(id, '/', name));
  const known = facts.type === TYPE.integer || facts.type === TYPE.float || facts.type === TYPE.string;
  const tooLong = facts.size * facts.total_size > ATTRIBUTE_LIMIT_BYTES;
  const oddFloat = facts.type === TYPE.float && facts.size !== 4 && facts.size !== 8;
  if (!known || tooLong || oddFloat || facts.shape === null || facts.total_size === 0)
    return known && facts.total_size === 0 && facts.shape !== null ? [] : null;
  return normalised(file.call(() => file.group('/').get_attribute(name, false)));
}

function rootAttributes(file: LibraryFile, names: readonly string[]): Record<string, Hdf5AttributeValue> {
  const values: [string, Hdf5AttributeValue][] = [];
  for (const name of names) {
    const value = attributeValue(file, name);
    if (value !== null) values.push([name, value]);
  }
  return Object.fromEntries(values);
}

/** A dataset that the library cannot open, beside others that it can, keeps its place and loses its span. */
function tolerant<Value>(work: () => Value, otherwise: Value): Value {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof LibraryLost) throw thrown;
    if (thrown instanceof SpydeskError && thrown.problem.code === 'damaged') return otherwise;
    throw thrown;
  }
}

function describeDataset(file: LibraryFile, content: DescriptorContent, dataset: TreeDataset): Hdf5Structure['datasets'][number] {
  const { name, shape, maxShape, type, layout, filtered } = dataset;
  return {
    name,
    shape,
    maxShape,
    type,
    layout: layout.kind,
    chunks: layout.kind === 'chunked' ? layout.chunks : null,
    filtered,
    span: isReadable(type) ? tolerant(() => provedSpan(file, content, dataset), null) : null,
    attributeNames: tolerant(() => file.call((module, id) => module.get_attribute_names(id, `/${name}`)), []),
  };
}

/** Everything that `Hdf5.structure` answers: our own parser first, then the library for attributes and the proof of spans. */
export function describe(library: Library, content: DescriptorContent): KnownFile {
  const tree = treeOf(library, content);
  const structure = library.withFile(content, 'read', (file): Hdf5Structure => {
    const attributeNames = file.call((module, id) => module.get_attribute_names(id, '/'));
    return {
      superblockVersion: tree.superblock.version,
      fileSize: tree.fileSize,
      datasets: tree.datasets.map((dataset) => describeDataset(file, content, dataset)),
      groups: tree.groups,
      attributes: rootAttributes(file, attributeNames),
      attributeNames,
      markedOpen: tree.superblock.markedOpen,
    };
  });
  return { tree, structure };
}

/** The dataset called `name`; `dataset-missing` where the file has none. */
export function datasetOf(structure: Hdf5Structure, name: string): Hdf5Structure['datasets'][number] {
  return structure.datasets.find((dataset) => dataset.name === name) ?? fail('dataset-missing', { dataset: name });
}
