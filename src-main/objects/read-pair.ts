import { extname } from 'node:path';
import { fail, notFound, problemOf, SpydeskError } from '../errors';
import type { FileFacts, Files, FileVersion, PairPlaces } from '../files';
import {
  classOfExtension,
  dataClass,
  infoPathOf,
  infoSteps,
  infoTextOfBytes,
  JSON_LIMITS,
  type DataClassName,
  type ParsedInfo,
} from '../format';
import type { ByteBudget } from './byte-budget';
import { inTurns } from './in-turns';

/** Bytes of an `.info` at most: Syncopy writes ASCII alone, one byte a character. */
const INFO_LIMIT_BYTES = JSON_LIMITS.length;

/** An `.info` as it was read, and the state of its two files. */
export interface ReadPair {
  readonly info: ParsedInfo;
  readonly data: FileFacts;
  readonly infoVersion: FileVersion;
}

/** The class that a data file's extension says. Errors: `no-objects` for any other file. */
function classOfFile(path: string): DataClassName {
  return classOfExtension(extname(path)) ?? fail('no-objects', {}, { path });
}

/** Where a pair of files lies under its own name. */
export function besideEachOther(path: string): PairPlaces {
  return { data: path, info: infoPathOf(path) };
}

/** The two files of an object as the disk tells them; null for one that is not there. */
export interface PairFacts {
  readonly data: FileFacts | null;
  readonly info: FileFacts | null;
}

/** Asks for the two files of an object; none is opened. Errors: those of the disk. */
export async function pairFacts(files: Files, { data, info }: PairPlaces): Promise<PairFacts> {
  return { data: await files.facts(data), info: await files.facts(info) };
}

function wantFile(facts: FileFacts | null, path: string): void {
  if (facts?.kind === 'folder') fail('is-folder', {}, { path });
  // Reading a pipe or a device could wait for ever.
  if (facts?.kind === 'other') fail('unsupported', { reason: 'it is no ordinary file' }, { path });
}

/** A missing half of the pair is told about the half that is there. */
function bothFacts({ data, info }: PairFacts, { data: path, info: infoPath }: PairPlaces): { data: FileFacts; info: FileFacts } {
  wantFile(data, path);
  wantFile(info, infoPath);
  if (data === null && info === null) throw new SpydeskError(notFound(path));
  if (data === null) return fail('data-missing', {}, { path: infoPath });
  if (info === null) return fail('info-missing', {}, { path });
  return { data, info };
}

async function parsedInfo(files: Files, path: string, facts: FileFacts): Promise<ParsedInfo> {
  const text = infoTextOfBytes(await files.readSmall(path, INFO_LIMIT_BYTES, facts), path);
  if (!text.ok) throw new SpydeskError(text.error);
  const info = await inTurns(infoSteps(text.value, path));
  if (!info.ok) throw new SpydeskError(info.error);
  return info.value;
}

/**
 * Reads the `.info` of the data file at `path` by the rules of Syncopy's `_load` (`syncopy/io/load_spy_container.py`), and that
 * its class is the one of the extension; the data file is not opened. `places`: where the two files lie, where that is elsewhere;
 * `known`: what the disk was just asked for of the two, and how many bytes of such files are read at once.
 * Errors: `no-objects` (another extension), `not-found`, `data-missing`, `info-missing`, `info-invalid`, `unknown-class`,
 * `class-mismatch`, `no-permission`, `too-large`.
 */
export async function readPair(
  files: Files,
  path: string,
  places: PairPlaces = besideEachOther(path),
  { facts, budget }: { readonly facts?: PairFacts; readonly budget?: ByteBudget } = {},
): Promise<ReadPair> {
  const dataclass = classOfFile(path);
  const { data, info: infoFacts } = bothFacts(facts ?? (await pairFacts(files, places)), places);
  const read = (): Promise<ParsedInfo> => parsedInfo(files, places.info, infoFacts);
  const info = await (budget === undefined ? read() : budget.spend(Number(infoFacts.version.size), read));
  if (info.dataclass !== dataclass) {
    const { extension } = dataClass(dataclass);
    fail('class-mismatch', { dataclass: info.dataclass, extension }, { path: places.info });
  }
  return { info, data, infoVersion: infoFacts.version };
}

/** Runs `work` on a file that is opened for it alone: a viewer keeps no file open. Failures carry the path. */
export async function withOpenFile<Value>(
  files: Files,
  path: string,
  work: (file: { path: string; descriptor: number }) => Promise<Value>,
): Promise<Value> {
  const handle = await files.open(path, 'read');
  try {
    return await work({ path, descriptor: handle.descriptor });
  } catch (thrown) {
    throw new SpydeskError(problemOf(thrown, path), { cause: thrown });
  } finally {
    await handle.close();
  }
}
