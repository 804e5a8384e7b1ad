import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fail } from '../errors';
import { pathOfRef } from '../format';

/** Follows all links of a path; rejects where nothing is there. */
export type RealPath = (path: string) => Promise<string>;

interface Root {
  readonly path: string;
  /** Without links: where the folder truly lies. */
  readonly realPath: string;
}

/** True where `path` is `folder` or lies in it. Both are absolute and without dots. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}

/**
 * What one window may use: what the user opened, and all inside of it. A link to a file inside of an opened folder is
 * followed, since data are often kept elsewhere and linked; a link to a folder that leads out of all that was opened is
 * not: the user opens that folder first.
 */
export class Grants {
  private readonly roots = new Map<string, Root>();

  /** `onChanged` is told of each change of what was opened. */
  constructor(
    private readonly realPath: RealPath,
    private readonly onChanged: () => void = () => undefined,
  ) {}

  /** The user chose the file or folder at `path`. */
  async grant(path: string): Promise<void> {
    this.roots.set(path, { path, realPath: await this.whereItLies(path) });
    this.onChanged();
  }

  /** What the user chose, in that order. */
  get paths(): string[] {
    return [...this.roots.keys()];
  }

  revoke(path: string): void {
    this.roots.delete(path);
    this.onChanged();
  }

  /** The path of a reference to a file. Throws `not-granted`. */
  async fileOf(ref: string): Promise<string> {
    const path = this.insideOf(ref);
    const folder = await this.whereItLies(dirname(path));
    this.wantTrulyInside(join(folder, basename(path)), path);
    return path;
  }

  /** The path of a reference to a folder. Throws `not-granted`. */
  async folderOf(ref: string): Promise<string> {
    const path = this.insideOf(ref);
    this.wantTrulyInside(await this.whereItLies(path), path);
    return path;
  }

  private insideOf(ref: string): string {
    const path = pathOfRef(ref);
    if (path === null || ![...this.roots.values()].some((root) => isInside(root.path, path))) fail('not-granted', {});
    return path;
  }

  private wantTrulyInside(realPath: string, path: string): void {
    const isGranted = [...this.roots.values()].some((root) => root.path === path || isInside(root.realPath, realPath));
    if (!isGranted) fail('not-granted', {}, { path });
  }

  /** For what is not there, where it would lie: the call itself will say that it is gone. */
  private async whereItLies(path: string): Promise<string> {
    try {
      return await this.realPath(path);
    } catch {
      const folder = dirname(path);
      return folder === path ? path : join(await this.whereItLies(folder), basename(path));
    }
  }
}
