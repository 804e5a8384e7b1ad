/** Tells one state of a file from another. Nanoseconds do not fit into a double, hence bigint. */
export interface FileVersion {
  readonly device: bigint;
  readonly inode: bigint;
  readonly size: bigint;
  readonly modifiedNs: bigint;
}

export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly version: FileVersion;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

export interface Space {
  /** Bytes that an ordinary user can still write. */
  readonly freeBytes: number;
  /** The number by which the system names the kind of file system (`statfs`). */
  readonly fileSystem: number;
}

/** Whether names can be made in a folder. */
export type FolderAccess = 'writable' | 'no-permission' | 'read-only';

/** `read`: must exist. `edit`: must exist, read and write. `create`: must not exist, read and write. */
export type OpenMode = 'read' | 'edit' | 'create';

/** An open file. Positions and lengths are bytes; positions are absolute. */
export interface FileHandle {
  /** The process-wide descriptor, so that a worker thread can work on the file that was opened here. */
  readonly descriptor: number;
  /**
   * Answers the bytes read; fewer than asked only at the end of the file. `end`: where the file ended when it was asked for its
   * size; a reading that comes just there is not repeated to see that nothing follows.
   */
  read(into: Uint8Array, position: number, end?: number): Promise<number>;
  write(bytes: Uint8Array, position: number): Promise<void>;
  truncate(size: number): Promise<void>;
  facts(): Promise<FileFacts>;
  /** Forces the bytes to the disk. After a failure the file must be discarded, never synced again. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * All that Spydesk asks of a file system. Tests put a double here that fails or dies at the n-th operation. Failures
 * are `SpydeskError`s with the path they are about.
 */
export interface Files {
  open(path: string, mode: OpenMode, permissions?: number): Promise<FileHandle>;
  /** Follows links; null where nothing is there. */
  facts(path: string): Promise<FileFacts | null>;
  /** Does not follow a link at the end of the path; null where nothing is there. */
  linkFacts(path: string): Promise<FileFacts | null>;
  list(folder: string): Promise<FolderEntry[]>;
  /**
   * Reads a small file whole; refuses `too-large` beyond `limitBytes`. `facts`: the file's, where they were just asked for, which
   * spares the disk to be asked again.
   */
  readSmall(path: string, limitBytes: number, facts?: FileFacts): Promise<Uint8Array>;
  /** Makes one folder; `exists` where the name is taken. `permissions`: before the user's mask. */
  makeFolder(path: string, permissions?: number): Promise<void>;
  removeFile(path: string): Promise<void>;
  /** Removes an empty folder. */
  removeFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Makes a second name for a file; `exists` where the name is taken. */
  hardLink(existing: string, path: string): Promise<void>;
  /**
   * Copies a file, by reference where the file system can, else up to where it ends when that is reached, or to `signal`; `exists`
   * where `to` is taken. What a failed copy left is the caller's to remove.
   */
  copyFile(from: string, to: string, signal?: AbortSignal): Promise<void>;
  setMode(path: string, mode: number): Promise<void>;
  setGroup(path: string, uid: number, gid: number): Promise<void>;
  /** Forces a folder's entries to the disk; does nothing where the system cannot. */
  syncFolder(path: string): Promise<void>;
  realPath(path: string): Promise<string>;
  space(path: string): Promise<Space>;
  access(folder: string): Promise<FolderAccess>;
}
