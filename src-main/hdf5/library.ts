import { ready } from 'h5wasm';
import { fail, SpydeskError } from '../errors';
import { DescriptorFs, type EmscriptenFs, type FileContent } from './descriptor-fs';
import { GuardedContent } from './guarded-content';
import { isBreakdown, LibraryLost, libraryProblem, REASONS } from './hdf5-errors';

/** h5wasm's module: the HDF5 C library and the few functions around it. */
export type LibraryModule = Awaited<typeof ready>;

export type OpenMode = 'read' | 'edit' | 'create';

/** An open file of the library. Every call is asked for the disk's error. */
export class LibraryFile {
  constructor(
    readonly module: LibraryModule,
    readonly id: bigint,
    private readonly files: DescriptorFs,
  ) {}

  /** Runs one call of the library; a negative answer, a throw or an error of the disk becomes a `SpydeskError`. */
  call<Value>(work: (module: LibraryModule, id: bigint) => Value): Value {
    return guarded(this.files, () => {
      const answer = work(this.module, this.id);
      if (typeof answer === 'number' && answer < 0) throw new Error('a call of the library was refused');
      return answer;
    });
  }

  /**
   * Creates a dataset without values. The library then tries to write its null pointer and complains on its stderr,
   * so only the disk's error counts here.
   */
  declare(work: (module: LibraryModule, id: bigint) => number): void {
    guarded(this.files, () => work(this.module, this.id));
    this.files.takePrinted();
  }

  /** Memory inside of the library for `byteLength` bytes, freed when `work` is done. */
  withMemory<Value>(byteLength: number, work: (pointer: number) => Value): Value {
    const pointer = this.module._malloc(Math.max(1, byteLength));
    if (pointer === 0) return fail('host-task-failed', { reason: REASONS.outOfMemory });
    try {
      return work(pointer);
    } finally {
      this.module._free(pointer);
    }
  }
}

/**
 * The HDF5 library of this worker thread. There is one instance; after a breakdown every call throws `LibraryLost` and
 * the thread must be replaced.
 */
export class Library {
  private constructor(
    private readonly module: LibraryModule,
    private readonly files: DescriptorFs,
  ) {}

  static async start(): Promise<Library> {
    const module = await ready;
    return new Library(module, new DescriptorFs(module.FS as unknown as EmscriptenFs));
  }

  /** Opens `content` for `work` and closes it. An edit counts only when its closing went well. */
  withFile<Value>(content: FileContent, mode: 'read' | 'edit', work: (file: LibraryFile) => Value): Value {
    return this.files.withFile(new GuardedContent(content), (path) => {
      const file = this.open(path, mode);
      let value: Value;
      try {
        value = work(file);
      } catch (thrown) {
        if (!(thrown instanceof LibraryLost)) this.module.close_file(file.id);
        throw thrown;
      }
      file.call((module, id) => module.close_file(id));
      return value;
    });
  }

  /** Like `withFile` for a file that stays open over several messages; answers the file and the function that closes it. */
  openForCreation(content: FileContent): { file: LibraryFile; close: () => void } {
    return this.files.withFile(content, (path) => {
      const file = this.open(path, 'create');
      return { file, close: () => file.call((module, id) => module.close_file(id)) };
    });
  }

  private open(path: string, mode: OpenMode): LibraryFile {
    const { module } = this;
    const flags = { read: module.H5F_ACC_RDONLY, edit: module.H5F_ACC_RDWR, create: module.H5F_ACC_TRUNC }[mode];
    // The format of HDF5 1.10 at most: the h5py of a Syncopy user is often built on that.
    const open = (): bigint => module.open(path, flags, false, module.H5F_LIBVER_EARLIEST, module.H5F_LIBVER_V110);
    const id = guarded(this.files, () => {
      const answer = open();
      if (answer < 0n) throw new Error('the file could not be opened');
      return answer;
    });
    return new LibraryFile(module, id, this.files);
  }
}

function guarded<Value>(files: DescriptorFs, work: () => Value): Value {
  let value: Value;
  try {
    value = work();
  } catch (thrown) {
    if (thrown instanceof SpydeskError) throw thrown;
    if (isBreakdown(thrown)) throw new LibraryLost(thrown);
    throw new SpydeskError(libraryProblem(files.diskError, files.takePrinted(), thrown), { cause: thrown });
  }
  if (files.diskError === undefined) return value;
  throw new SpydeskError(libraryProblem(files.diskError, files.takePrinted(), undefined));
}
