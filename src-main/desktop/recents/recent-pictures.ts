import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../replace-file';

const PREFIX = 'data:image/png;base64,';
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Of a small picture: bytes, and pixels on each side. */
const MOST_BYTES = 100_000;
const WIDEST = 480;
/** Signature, length and name of the first chunk; then come width and height. */
const WIDTH_AT = 16;
const SHORTEST = WIDTH_AT + 8;

function isSmallPng(bytes: Buffer): boolean {
  if (bytes.length < SHORTEST || bytes.length > MOST_BYTES) return false;
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE) || bytes.toString('latin1', 12, 16) !== 'IHDR') return false;
  const [width, height] = [bytes.readUInt32BE(WIDTH_AT), bytes.readUInt32BE(WIDTH_AT + 4)];
  return width > 0 && height > 0 && width <= WIDEST && height <= WIDEST;
}

/** The bytes of a PNG that is given as a `data:` address; null for any other picture, and for one that is not small. */
function pngOfAddress(address: string): Buffer | null {
  if (!address.startsWith(PREFIX) || address.length > MOST_BYTES * 2) return null;
  const bytes = Buffer.from(address.slice(PREFIX.length), 'base64');
  return isSmallPng(bytes) ? bytes : null;
}

/** Small pictures of recents, a file for each in a folder of the program's own. A disk that does not take them stops nothing. */
export class RecentPictures {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly folder: string) {}

  /** False where it is no small picture, or cannot be kept. */
  async keep(path: string, address: string): Promise<boolean> {
    const bytes = pngOfAddress(address);
    return bytes !== null && (await this.inTurn(() => replaceFile(this.fileOf(path), bytes)));
  }

  /** As a `data:` address; null where there is none. */
  async read(path: string): Promise<string | null> {
    const bytes = await readFile(this.fileOf(path)).catch(() => null);
    return bytes !== null && isSmallPng(bytes) ? PREFIX + bytes.toString('base64') : null;
  }

  async move(from: string, to: string): Promise<void> {
    await this.inTurn(() => rename(this.fileOf(from), this.fileOf(to)));
  }

  /** Removes the pictures of all but these. */
  async keepOnly(paths: () => readonly string[]): Promise<void> {
    await this.inTurn(async () => {
      const names = await readdir(this.folder);
      const kept = new Set(paths().map((path) => this.nameOf(path)));
      for (const name of names) if (!kept.has(name)) await rm(join(this.folder, name), { force: true });
    });
  }

  private async inTurn(work: () => Promise<void>): Promise<boolean> {
    const done = this.last.then(work).then(
      () => true,
      () => false,
    );
    this.last = done;
    return done;
  }

  private nameOf(path: string): string {
    return `${createHash('sha256').update(JSON.stringify(path)).digest('hex')}.png`;
  }

  private fileOf(path: string): string {
    return join(this.folder, this.nameOf(path));
  }
}
