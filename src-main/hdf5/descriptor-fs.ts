import { fstatSync, ftruncateSync, readSync } from 'node:fs';
import { writePieces } from '../files';
import { LIMITS } from './limits';

/** What the library sees as one file. Methods throw system errors. */
export interface FileContent {
  size(): number;
  /** Answers the bytes read; fewer than asked only at the end. */
  read(into: Uint8Array, position: number): number;
  write(bytes: Uint8Array, position: number): void;
  resize(size: number): void;
}

/** A file behind a descriptor that the caller opened; nothing here opens or closes one. */
export class DescriptorContent implements FileContent {
  constructor(private readonly descriptor: number) {}

  size(): number {
    return fstatSync(this.descriptor).size;
  }

  read(into: Uint8Array, position: number): number {
    let done = 0;
    while (done < into.length) {
      const count = readSync(this.descriptor, into, done, into.length - done, position + done);
      if (count === 0) break;
      done += count;
    }
    return done;
  }

  write(bytes: Uint8Array, position: number): void {
    writePieces(this.descriptor, bytes, position);
  }

  resize(size: number): void {
    ftruncateSync(this.descriptor, size);
  }
}

interface FsNode {
  readonly id: number;
  mode: number;
  node_ops: object;
  stream_ops: object;
}

interface FsStream {
  readonly node: FsNode;
  position: number;
}

/** The part of Emscripten's FS that is used here. */
export interface EmscriptenFs {
  readonly ErrnoError: new (errno: number) => Error;
  mkdir(path: string): unknown;
  mount(type: { mount(mount: unknown): FsNode }, options: object, path: string): unknown;
  createNode(parent: FsNode | null, name: string, mode: number, device: number): FsNode;
  destroyNode(node: FsNode): void;
  open(path: string, flags: number): unknown;
  close(stream: unknown): void;
  getStream(descriptor: number): unknown;
}

/** errno of WASI and musl as Emscripten's C library reads them. */
const ERRNO = { invalid: 28, io: 29, notFound: 44, notPermitted: 63 } as const;
const MODE = { folder: 0o40777, file: 0o100666 } as const;
const WRITE_ONLY = 1;
const BLOCK_BYTES = 65536;

const FOLDER = '/spydesk';

/** Takes what the library prints to its stderr. */
class PrintedText implements FileContent {
  private text = '';

  size(): number {
    return 0;
  }

  read(): number {
    return 0;
  }

  write(bytes: Uint8Array): void {
    if (this.text.length < LIMITS.stackLength) this.text += new TextDecoder().decode(bytes.slice());
  }

  resize(): void {
    return;
  }

  take(): string {
    const text = this.text;
    this.text = '';
    return text;
  }
}

/**
 * A file system for the library in which there are only the files that were shown to it. It keeps the first error of
 * the system: HDF5 answers success after a full disk, and whatever is in memory after a failed read.
 */
export class DescriptorFs {
  private readonly root: FsNode;
  private readonly printed = new PrintedText();
  private firstError: unknown;
  private fileCount = 0;

  constructor(private readonly fs: EmscriptenFs) {
    const roots: FsNode[] = [];
    fs.mkdir(FOLDER);
    fs.mount(
      {
        mount: () => {
          const root = fs.createNode(null, '/', MODE.folder, 0);
          root.node_ops = this.folderOperations();
          root.stream_ops = {};
          roots.push(root);
          return root;
        },
      },
      {},
      FOLDER,
    );
    const [root] = roots;
    if (root === undefined) throw new Error('the file system was not mounted');
    this.root = root;
    this.show('stderr', this.printed);
    fs.close(fs.getStream(2));
    fs.open(`${FOLDER}/stderr`, WRITE_ONLY);
  }

  /** Shows `content` to the library as a file while `work` runs. */
  withFile<Value>(content: FileContent, work: (path: string) => Value): Value {
    this.firstError = undefined;
    this.printed.take();
    this.fileCount += 1;
    const name = `${this.fileCount}.h5`;
    const node = this.show(name, content);
    try {
      return work(`${FOLDER}/${name}`);
    } finally {
      this.fs.destroyNode(node);
    }
  }

  /** The first error of the system since the file was shown; undefined where there was none. */
  get diskError(): unknown {
    return this.firstError;
  }

  /** What the library printed since it was last asked: its error stack. */
  takePrinted(): string {
    return this.printed.take();
  }

  private show(name: string, content: FileContent): FsNode {
    const node = this.fs.createNode(this.root, name, MODE.file, 0);
    node.node_ops = this.fileOperations(content);
    node.stream_ops = this.streamOperations(content);
    return node;
  }

  private guarded<Value>(work: () => Value): Value {
    try {
      return work();
    } catch (thrown) {
      this.firstError ??= thrown;
      throw new this.fs.ErrnoError(ERRNO.io);
    }
  }

  private refuse(errno: number): never {
    throw new this.fs.ErrnoError(errno);
  }

  private folderOperations(): object {
    return {
      getattr: (node: FsNode) => attributesOf(node, 0),
      lookup: () => this.refuse(ERRNO.notFound),
      mknod: () => this.refuse(ERRNO.notPermitted),
      readdir: () => [],
    };
  }

  private fileOperations(content: FileContent): object {
    return {
      getattr: (node: FsNode) =>
        attributesOf(
          node,
          this.guarded(() => content.size()),
        ),
      setattr: (_node: FsNode, change: { size?: number }) => {
        const { size } = change;
        if (size !== undefined) this.guarded(() => content.resize(size));
      },
    };
  }

  private streamOperations(content: FileContent): object {
    const viewOf = (buffer: ArrayBufferView, offset: number, length: number): Uint8Array =>
      new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length);
    return {
      llseek: (stream: FsStream, offset: number, whence: number) => {
        const from = whence === 1 ? stream.position : whence === 2 ? this.guarded(() => content.size()) : 0;
        return from + offset < 0 ? this.refuse(ERRNO.invalid) : from + offset;
      },
      read: (_stream: FsStream, buffer: ArrayBufferView, offset: number, length: number, position: number) =>
        this.guarded(() => content.read(viewOf(buffer, offset, length), position)),
      write: (_stream: FsStream, buffer: ArrayBufferView, offset: number, length: number, position: number) =>
        this.guarded(() => {
          content.write(viewOf(buffer, offset, length), position);
          return length;
        }),
    };
  }
}

function attributesOf(node: FsNode, size: number): object {
  const time = new Date(0);
  return {
    dev: 1,
    ino: node.id,
    mode: node.mode,
    nlink: 1,
    uid: 0,
    gid: 0,
    rdev: 0,
    size,
    atime: time,
    mtime: time,
    ctime: time,
    blksize: BLOCK_BYTES,
    blocks: Math.ceil(size / 512),
  };
}
