import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pythonOutcome } from '../interop/python';

const checker = join(import.meta.dirname, 'check_container.py');
/** What the tests have saved is kept here and judged once more, all of it, when the tests are done. */
const kept = resolve(import.meta.dirname, '../../test-results/saved');
const LARGEST_KEPT = 16 * 1024 * 1024;

function bytesOf(path: string): number {
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}

/** A data file inside of a container keeps the container's name, which it must begin with. */
function keep(path: string): void {
  if (bytesOf(path) > LARGEST_KEPT) return;
  const container = basename(dirname(path));
  const folder = container.endsWith('.spy') ? join(kept, randomUUID(), container) : join(kept, randomUUID());
  const parts = existsSync(`${path}.info`) ? [path, `${path}.info`] : [path];
  for (const part of parts) cpSync(part, join(folder, basename(part)), { recursive: true });
}

/** What h5py has against files that were saved, one line each; the checker shares no code with the program. */
function problemsOf(words: readonly string[]): string[] {
  const { status, stdout, stderr } = pythonOutcome([checker, ...words]);
  if (status === 0) return [];
  const lines = `${stdout}${stderr}`.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 ? lines : [`the checker ended with status ${status}`];
}

/** Judges containers and data files; empty where Syncopy would load each with `checksum=True`. */
export function judge(...paths: readonly string[]): string[] {
  paths.forEach(keep);
  return problemsOf(paths);
}

/** Judges data files, which must also hold the same object as `reference`. */
export function judgeSameAs(reference: string, ...paths: readonly string[]): string[] {
  paths.forEach(keep);
  return problemsOf(['--same-as', reference, ...paths]);
}

/** As `judgeSameAs`, but for the named parts (`channel`, `samplerate`, `info`, `trialdefinition` ...), each of which must differ. */
export function judgeOnlyChanged(reference: string, changed: readonly string[], ...paths: readonly string[]): string[] {
  paths.forEach(keep);
  return problemsOf(['--same-as', reference, ...(changed.length > 0 ? ['--but', changed.join(',')] : []), ...paths]);
}

/** As `judge`, of so many files that they are not kept for the judgement at the end. */
export function judgeUnkept(paths: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < paths.length; at += 200) found.push(...problemsOf(paths.slice(at, at + 200)));
  return found;
}
