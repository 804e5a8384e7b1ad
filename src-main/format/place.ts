import { posix, win32, type PlatformPath } from 'node:path';
import { classOfExtension, CONTAINER_EXTENSION, INFO_EXTENSION } from './data-classes';
import type { Platform } from './names';

/** The rules of paths of a system; pure text, no disk is asked. */
export function pathsOf(platform: Platform): PlatformPath {
  return platform === 'win32' ? win32 : posix;
}

/** From where a typed path counts. */
export interface PathContext {
  readonly currentFolder: string;
  readonly home: string;
  readonly platform: Platform;
}

/** `~` and `~/x` with the home folder in place of the tilde; another user's `~name` stands as it is. */
function expandHome(text: string, { home, platform }: PathContext): string {
  if (text === '~') return home;
  return text.startsWith('~/') || (platform === 'win32' && text.startsWith('~\\')) ? home + text.slice(1) : text;
}

/** The absolute path of what was typed (Python: `os.path.abspath(os.path.expanduser(text))`). */
export function absolutePath(text: string, context: PathContext): string {
  return pathsOf(context.platform).resolve(context.currentFolder, expandHome(text, context));
}

/**
 * What stands before `.spy` in a container's name; null for a folder that is none. As Python's `os.path.splitext`
 * sees it: exactly these letters, with something before them that is not all dots.
 */
export function containerStem(folderName: string): string | null {
  if (!folderName.endsWith(CONTAINER_EXTENSION)) return null;
  const stem = folderName.slice(0, -CONTAINER_EXTENSION.length);
  return /[^.]/.test(stem) ? stem : null;
}

/** A data file's name taken apart. */
export interface Place {
  /** The container's file name (`c.spy`); null for a loose file. */
  readonly container: string | null;
  /** Null where there is none; empty for `c_.analog`. */
  readonly tag: string | null;
  /** The file's name without its extension. */
  readonly stem: string;
  /** With its dot; empty where it has none. */
  readonly extension: string;
}

/**
 * Where a data file (or its `.info`) lies and what its name says (`filename_parser` in `syncopy/shared/parsers.py`): inside of
 * a container the tag is what follows the container's name, less one `_`. A file whose name does not begin with
 * the container's has no tag, and Syncopy refuses the container for it (`belongsInContainer`).
 */
export function placeOf(path: string, platform: Platform): Place {
  const paths = pathsOf(platform);
  const name = withoutInfo(paths.basename(path));
  const extension = paths.extname(name);
  const stem = name.slice(0, name.length - extension.length);
  const folderName = paths.basename(paths.dirname(path));
  const inside = containerStem(folderName);
  if (inside === null) return { container: null, tag: null, stem, extension };
  const rest = stem.startsWith(inside) ? stem.slice(inside.length) : '';
  const tag = rest === '' ? null : rest.replace(/^_/, '');
  return { container: folderName, tag, stem, extension };
}

function withoutInfo(name: string): string {
  return name.endsWith(INFO_EXTENSION) ? name.slice(0, -INFO_EXTENSION.length) : name;
}

/** True where Syncopy takes a file of this name in this container: it begins with the container's name, byte for byte. */
export function belongsInContainer(fileName: string, containerName: string): boolean {
  const inside = containerStem(containerName);
  return inside === null || fileName.startsWith(inside);
}

/** One thing that a typed path may mean; the first that exists is meant. */
export interface LoadCandidate {
  readonly kind: 'folder' | 'data';
  readonly path: string;
}

/**
 * What can be meant by a path to open (`load` in `syncopy/io/load_spy_container.py`): a data file, its `.info`, a folder with or
 * without `.spy`. A name without an extension means its container first, unless a slash at its end says that it is whole.
 */
export function loadNameCandidates(text: string, context: PathContext): LoadCandidate[] {
  const path = absolutePath(text, context);
  const paths = pathsOf(context.platform);
  const name = paths.basename(path);
  const data: LoadCandidate = { kind: 'data', path: withoutInfo(path) };
  const folder: LoadCandidate = { kind: 'folder', path };
  if (name.endsWith(INFO_EXTENSION)) return [data, folder];
  if (classOfExtension(paths.extname(name)) !== null) return [data, folder];
  if (name === '' || containerStem(name) !== null) return [folder];
  const container: LoadCandidate = { kind: 'folder', path: path + CONTAINER_EXTENSION };
  const isWhole = paths.extname(name) !== '' || endsWithSeparator(text, context.platform);
  return isWhole ? [folder, container] : [container, folder];
}

export function endsWithSeparator(text: string, platform: Platform): boolean {
  return text.endsWith('/') || (platform === 'win32' && text.endsWith('\\'));
}
