import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

export const fixtures = resolve(import.meta.dirname, '../../fixtures');

/** A folder of one test file, removed when it is done. */
export function makeFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'spydesk-cli-')));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Copies a container or a loose object of `test/fixtures` (`containers/loose.analog`) into `folder`; answers its path. */
export function copyFixture(name: string, folder: string): string {
  const copy = join(folder, basename(name));
  cpSync(join(fixtures, name), copy, { recursive: true, preserveTimestamps: true });
  const info = join(fixtures, `${name}.info`);
  if (existsSync(info)) cpSync(info, `${copy}.info`);
  return copy;
}

function stateOf(path: string): string {
  const facts = lstatSync(path);
  if (facts.isDirectory()) return `folder ${facts.mode.toString(8)}`;
  if (facts.isSymbolicLink()) return `link to ${readlinkSync(path)}`;
  if (!facts.isFile()) return 'other';
  const hash = createHash('sha1').update(readFileSync(path)).digest('hex');
  return `file ${facts.mode.toString(8)} ${facts.ino} ${facts.mtimeMs} ${hash}`;
}

/** Everything below a folder, by relative path: what stands there, and which state of it. */
export function snapshot(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(names.map((name) => [name, stateOf(join(folder, name))]));
}

/** The same by names and sizes alone, for files too large to read. */
export function snapshotOfNames(folder: string): Record<string, number> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(names.map((name) => [name, lstatSync(join(folder, name)).size]));
}
