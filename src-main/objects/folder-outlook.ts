import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { problemOf } from '../errors';
import type { Files, FolderEntry } from '../files';
import { containerStem, INFO_EXTENSION } from '../format';
import { mapBounded } from './bounded';
import { candidatesOf, type Candidate } from './candidates';
import { stateOfFile } from './file-state';
import { besideEachOther, pairFacts, type PairFacts } from './read-pair';

/** Files that are asked for at once: enough to keep a disk busy, far below the limit of open files. */
const ASKED_AT_ONCE = 16;

/** What looks like an object, and its two files as they are; null where the disk does not tell. */
export interface LookedAt extends Candidate {
  readonly facts: PairFacts | null;
  /** Of its two files: another text after each change of them. */
  readonly state: string;
}

function stateOf({ data, info }: PairFacts): string {
  return [data, info].map((facts) => (facts === null ? '-' : stateOfFile(facts.version))).join('/');
}

async function lookedAt(files: Files, folder: string, candidate: Candidate): Promise<LookedAt> {
  const { name, hasData, waiting } = candidate;
  const dataPath = join(folder, hasData ? name : name.slice(0, -INFO_EXTENSION.length));
  try {
    const facts = await pairFacts(files, waiting ?? besideEachOther(dataPath));
    return { ...candidate, facts, state: stateOf(facts) };
  } catch (thrown) {
    return { ...candidate, facts: null, state: problemOf(thrown).code };
  }
}

/** Asks for the files of what looks like an object; none is opened. `check` is called before each, and may end it. */
export function lookAtEach(
  files: Files,
  folder: string,
  candidates: readonly Candidate[],
  check: () => void = () => undefined,
): Promise<LookedAt[]> {
  return mapBounded(candidates, ASKED_AT_ONCE, (candidate) => {
    check();
    return lookedAt(files, folder, candidate);
  });
}

/** How a folder looks, as a text to compare: that of what was looked at in it, and of the containers that are in it. */
export function outlookOf(folder: string, entries: readonly FolderEntry[], looked: readonly LookedAt[]): string {
  const hash = createHash('sha1');
  for (const { name, state } of looked) hash.update(`${name}\n${state}\n`);
  if (containerStem(basename(folder)) !== null) return hash.digest('hex');
  const containers = entries.filter(({ name, kind }) => kind !== 'file' && containerStem(name) !== null).map(({ name }) => name);
  return hash.update(containers.sort().join('\n')).digest('hex');
}

/** How a folder looks by its files' names, sizes and times; the code of what is wrong where it cannot be looked at. */
export async function folderOutlook(files: Files, folder: string): Promise<string> {
  try {
    const entries = await files.list(folder);
    const candidates = candidatesOf(entries, new Map());
    return outlookOf(folder, entries, await lookAtEach(files, folder, candidates));
  } catch (thrown) {
    return problemOf(thrown).code;
  }
}
