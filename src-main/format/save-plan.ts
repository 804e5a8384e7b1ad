import { problem, refusal, success, type ProblemCode, type ProblemField, type Result, type Warning } from '../errors';
import { CONTAINER_EXTENSION, INFO_EXTENSION } from './data-classes';
import { findName, isNameTooLong, nameFault, type NameFault, type Platform } from './names';
import { containerStem, pathsOf } from './place';
import { lengthFault, prefixFault, targetOf, targetWarnings, type SaveTarget } from './save-target';

/** One folder on the way to a target. A link to a folder is a folder. */
export interface FolderFacts {
  /** Absolute, as the target names it. */
  readonly path: string;
  readonly kind: 'folder' | 'file' | 'absent';
  /** Its own name as the disk spells it (another form of Unicode, other letters); null where it is absent. */
  readonly name: string | null;
}

/** An entry of the target's folder. A link to a folder is given as `folder`, any other link as `link`. */
export interface NamedEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** All that a plan must know of the disk, as plain data. */
export interface DiskFacts {
  /** The folders of the target's path, outermost first and without the root, the target's own folder last. */
  readonly folders: readonly FolderFacts[];
  /** What the target's folder holds; empty where it is absent. */
  readonly entries: readonly NamedEntry[];
  /** True where the file system takes `A` and `a` for one name. */
  readonly caseInsensitive: boolean;
  /** Whether the innermost folder that exists can be written to. */
  readonly access: 'writable' | 'no-permission' | 'read-only';
}

/** What a save will do. */
export interface SavePlan {
  /** `replace` where one of the two files is there. */
  readonly mode: 'create' | 'replace';
  /** With existing folders and files spelled as the disk spells them. */
  readonly target: SaveTarget;
  /** Folders to be made, outermost first. */
  readonly newFolders: readonly string[];
  /** True where a symbolic link stands at the data file's or the `.info`'s place: the link is replaced, not what it names. */
  readonly replacesLink: boolean;
  readonly warnings: readonly Warning[];
}

export interface JudgeOptions {
  /** What is there may be replaced: the user agreed, or will be asked. */
  readonly overwrite: boolean;
  readonly platform: Platform;
}

type Refusal = Result<never>;

function refuse(code: Extract<ProblemCode, 'exists' | 'is-folder' | 'is-device' | 'not-folder' | 'no-permission' | 'read-only'>) {
  return (path: string, field: ProblemField): Refusal => refusal(problem(code, {}, { path, field }));
}

function invalidName(fault: NameFault, path: string, field: ProblemField): Refusal {
  const facts = fault.expected === undefined ? { reason: fault.reason } : { reason: fault.reason, expected: fault.expected };
  return refusal(problem('invalid-name', facts, { path, field }));
}

/** Which field of the dialog a fault of the target's folder or file belongs to. */
function fieldOf(target: SaveTarget): ProblemField {
  return target.container === null ? 'filename' : 'container';
}

/** A folder to be made is a new name like any other, but may begin with a dot: the user typed it as a place. */
function newFolderFault(name: string, platform: Platform): NameFault | null {
  const fault = nameFault(name, platform);
  if (fault !== null && fault.reason !== 'starts-with-dot') return fault;
  if (isNameTooLong(name, platform)) return { reason: 'too-long' };
  const looksLikeContainer = name.toLowerCase().endsWith(CONTAINER_EXTENSION) && !name.endsWith(CONTAINER_EXTENSION);
  return looksLikeContainer
    ? { reason: 'extension-letters', expected: name.slice(0, -CONTAINER_EXTENSION.length) + CONTAINER_EXTENSION }
    : null;
}

interface Folder {
  readonly path: string;
  readonly newFolders: readonly string[];
}

/** The target's folder in the disk's spelling, new folders in NFC. */
function placeFolder(target: SaveTarget, facts: DiskFacts, { platform }: JudgeOptions): Result<Folder> {
  const paths = pathsOf(platform);
  const outermost = facts.folders[0];
  let path = outermost === undefined ? target.folder : paths.dirname(outermost.path);
  const newFolders: string[] = [];
  for (const folder of facts.folders) {
    if (folder.kind === 'file') return refuse('not-folder')(folder.path, fieldOf(target));
    const asked = paths.basename(folder.path);
    const name = folder.kind === 'folder' && newFolders.length === 0 ? (folder.name ?? asked) : asked.normalize('NFC');
    path = paths.join(path, name);
    if (folder.kind === 'folder' && newFolders.length === 0) continue;
    const fault = newFolderFault(name, platform);
    if (fault !== null) return invalidName(fault, path, fieldOf(target));
    newFolders.push(path);
  }
  return success({ path, newFolders });
}

/**
 * The data file's name inside of `folder`: in a container it begins with the folder's own spelling, since Syncopy compares
 * the two letter by letter (`filename_parser` in `syncopy/shared/parsers.py`).
 */
function placeName(target: SaveTarget, folder: string, { platform }: JudgeOptions): Result<string> {
  const paths = pathsOf(platform);
  const name = paths.basename(target.data);
  const asked = target.container === null ? null : containerStem(target.container);
  const given = containerStem(paths.basename(folder));
  if (given === asked) return success(name);
  if (given === null) {
    return invalidName({ reason: 'extension-letters', expected: target.container ?? '' }, folder, 'container');
  }
  if (asked !== null && name.startsWith(asked)) return success(given + name.slice(asked.length));
  const fault = prefixFault(name.slice(0, name.length - paths.extname(name).length), given);
  return fault === null ? success(name) : invalidName(fault, paths.join(folder, name), 'filename');
}

function existingName(name: string, { entries, caseInsensitive }: DiskFacts): string {
  const names = entries.map((entry) => entry.name);
  const data = findName(names, name, caseInsensitive);
  if (data !== null) return data;
  const info = findName(names, name + INFO_EXTENSION, caseInsensitive);
  return info === null || !info.endsWith(INFO_EXTENSION) ? name : info.slice(0, -INFO_EXTENSION.length);
}

/**
 * What a save to `target` would do on this disk, or why it is refused (`save` in `syncopy/io/save_spy_container.py`). Names are compared
 * in NFC, and case-folded where the file system does so; what exists keeps its spelling.
 * Errors: `not-folder`, `is-folder`, `invalid-name` (of a folder to be made, or too long as the disk spells it),
 * `exists`, `no-permission`, `read-only`.
 */
export function judgeTarget(target: SaveTarget, facts: DiskFacts, options: JudgeOptions): Result<SavePlan> {
  const folder = placeFolder(target, facts, options);
  if (!folder.ok) return folder;
  const named = placeName(target, folder.value.path, options);
  if (!named.ok) return named;

  const name = existingName(named.value, facts);
  const placed = targetOf(pathsOf(options.platform).join(folder.value.path, name), options);
  const field = fieldOf(placed);
  const data = facts.entries.find((entry) => entry.name === name);
  const infoName = findName(
    facts.entries.map((entry) => entry.name),
    name + INFO_EXTENSION,
    facts.caseInsensitive,
  );
  const info = facts.entries.find((entry) => entry.name === infoName);
  const tooLong = lengthFault(placed, options);
  for (const [entry, path] of [
    [data, placed.data],
    [info, placed.info],
  ] as const) {
    if (entry?.kind === 'folder') return refuse('is-folder')(path, field);
    if (entry?.kind === 'other') return refuse('is-device')(path, field);
  }
  if (tooLong !== null && data === undefined) return invalidName(tooLong, placed.data, field);
  const isThere = data !== undefined || info !== undefined;
  if (isThere && !options.overwrite) return refuse('exists')(data === undefined ? placed.info : placed.data, field);
  if (facts.access !== 'writable') return refuse(facts.access)(innermostFolder(facts, folder.value.path), field);
  return success({
    mode: isThere ? 'replace' : 'create',
    target: placed,
    newFolders: folder.value.newFolders,
    replacesLink: data?.kind === 'link' || info?.kind === 'link',
    warnings: targetWarnings(placed, options),
  });
}

function innermostFolder(facts: DiskFacts, fallback: string): string {
  return facts.folders.filter((folder) => folder.kind === 'folder').at(-1)?.path ?? fallback;
}
