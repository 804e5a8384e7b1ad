import { fstatSync } from 'node:fs';
import { fail, type Problem } from '../errors';
import type { NumberBlock } from '../format';
import { Creation } from './create';
import { datasetOf, describe, type KnownFile } from './describe';
import { DescriptorContent } from './descriptor-fs';
import { editFile } from './edit';
import type { Hdf5File, Hdf5Slab } from './hdf5';
import { REASONS } from './hdf5-errors';
import type { Library } from './library';
import { LIMITS } from './limits';
import type { CallMessage } from './protocol';
import { readByLibrary } from './read-by-library';
import { readSpan, type IsCancelled } from './read-span';
import { elementCount } from './structure/dataspace';
import { blockOf, checkSlab, isReadable, swapBytes } from './slab';

/** Files whose structure is remembered, so that a step through a picture does not read it again. */
const KNOWN_FILES = 16;

/** The state of a file: as long as it is the same, so is its structure. */
function versionOf(descriptor: number): string {
  const facts = fstatSync(descriptor, { bigint: true });
  return [facts.dev, facts.ino, facts.size, facts.mtimeNs, facts.ctimeNs].join(':');
}

/** The calls of one worker thread, over its one instance of the library. */
export class Calls {
  private readonly known = new Map<string, KnownFile>();
  private creation: Creation | null = null;

  constructor(
    private readonly library: Library,
    private readonly isCancelled: IsCancelled,
  ) {}

  answer(message: CallMessage): unknown {
    switch (message.call) {
      case 'structure':
        return this.know(message.arguments.file).structure;
      case 'read':
        return this.read(message.arguments.file, message.arguments.slab);
      case 'edit': {
        const { file, edit } = message.arguments;
        return editFile(this.library, new DescriptorContent(file.descriptor), this.know(file), edit);
      }
      case 'create-open': {
        const { file, attributes } = message.arguments;
        this.creation = new Creation(this.library, new DescriptorContent(file.descriptor), attributes);
        return null;
      }
      case 'create-dataset':
        this.open().begin(message.arguments.dataset);
        return null;
      case 'create-block':
        this.open().write(message.arguments.place, message.arguments.bytes);
        return null;
      case 'create-finish':
        this.open().finish();
        this.creation = null;
        return null;
    }
  }

  private open(): Creation {
    return this.creation ?? fail('host-task-failed', { reason: REASONS.lost });
  }

  private know(file: Hdf5File): KnownFile {
    const version = versionOf(file.descriptor);
    const known = this.known.get(version);
    if (known !== undefined) return known;
    const found = describe(this.library, new DescriptorContent(file.descriptor));
    if (this.known.size >= KNOWN_FILES) this.known.clear();
    this.known.set(version, found);
    return found;
  }

  private read(file: Hdf5File, slab: Hdf5Slab): NumberBlock {
    const dataset = datasetOf(this.know(file).structure, slab.dataset);
    const { shape, type, span, chunks, filtered, name } = dataset;
    if (!isReadable(type)) return fail('unsupported', { reason: `values of type ${type.name}` });
    const checked = checkSlab(slab, shape, type.size);
    const content = new DescriptorContent(file.descriptor);
    if (span !== null) {
      const bytes = readSpan(content, { offset: span.offset, shape, elementSize: type.size }, checked, this.isCancelled);
      if (!type.littleEndian) swapBytes(bytes, type);
      return blockOf(type, checked.count, bytes);
    }
    const chunkBytes = elementCount(chunks ?? []) * type.size;
    if (filtered && chunkBytes > LIMITS.chunkBytes) return fail('too-large', { reason: REASONS.chunkTooLarge });
    const bytes = this.library.withFile(content, 'read', (open) =>
      readByLibrary(open, { name, elementSize: type.size, chunks }, checked, this.isCancelled),
    );
    return blockOf(type, checked.count, bytes);
  }
}

/** A problem that happened to a file is told with its path. */
export function aboutFile(problem: Problem, file: Hdf5File): Problem {
  return { ...problem, path: file.path };
}
