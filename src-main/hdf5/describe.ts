import { fail, SpydeskError } from '../errors';
import { attributeValue } from './attribute-reading';
import type { Hdf5AttributeValue, Hdf5Structure } from './hdf5';
import { DescriptorContent } from './descriptor-fs';
import { LibraryLost, REASONS } from './hdf5-errors';
import type { Library, LibraryFile } from './library';
import { LIMITS } from './limits';
import { isReadable } from './slab';
import { provedSpan } from './span-proof';
import { readFileTree, type FileTree, type TreeDataset } from './structure/file-tree';
import type { Link } from './structure/links';

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
  const names = file.call((module, id) => module.get_names(id, path, false));
  if (names.length > LIMITS.objects) fail('too-large', { reason: REASONS.tooManyObjects });
  return names.map((name): Link => {
    const full = `${inside}/${name}`;
    // Empty for a link that stays in the file, whatever the library's types say.
    const external: { filename?: string } = file.call((module, id) => module.get_external_link(id, full));
    const type = file.call((module, id) => module.get_type(id, full));
    if (external.filename !== undefined || type === file.module.H5G_UDLINK) return { kind: 'external', name };
    const target = file.call((module, id) => module.get_symbolic_link(id, full)) as string | null;
    if (target !== null) return { kind: 'soft', name, target };
    const reference = Uint8Array.from(file.call((module, id) => module.create_object_reference(id, full)));
    const address = new DataView(reference.buffer).getBigUint64(0, true);
    return { kind: 'hard', name, address: Number(address), field: null };
  });
}

/** The tree by our own parser; the library helps only where a group's links are dense. */
function treeOf(library: Library, content: DescriptorContent): FileTree {
  return readFileTree(content, (path) => library.withFile(content, 'read', (file) => denseLinks(file, path)));
}

function rootAttributes(file: LibraryFile, names: readonly string[]): Record<string, Hdf5AttributeValue> {
  if (names.length > LIMITS.attributes) fail('too-large', { reason: REASONS.tooManyAttributes });
  const values: [string, Hdf5AttributeValue][] = [];
  const room = { bytes: LIMITS.allAttributesBytes };
  for (const name of names) {
    const value = attributeValue(file, name, room);
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
    span: type.kind !== 'other' || isReadable(type) ? tolerant(() => provedSpan(file, content, dataset), null) : null,
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
