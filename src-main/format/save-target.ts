import { problem, refusal, success, warning, type ProblemField, type Result, type Warning } from '../errors';
import { CONTAINER_EXTENSION, dataClass, INFO_EXTENSION, type DataClassName } from './data-classes';
import { isNameTooLong, isNotUnicode, isPathTooLong, isWindowsForbidden, nameFault, tagFault, type NameFault } from './names';
import { absolutePath, containerStem, endsWithSeparator, pathsOf, placeOf, type PathContext } from './place';

/**
 * What the user typed; a field that was left out is absent. All absent: the object's own two files. An empty field of
 * the dialog is left out; a text that is there and empty (`--tag ""`) is refused.
 */
export interface SaveRequest {
  readonly container?: string | undefined;
  readonly filename?: string | undefined;
  readonly tag?: string | undefined;
}

/** Where an object goes. Paths are absolute. */
export interface SaveTarget {
  readonly folder: string;
  readonly data: string;
  readonly info: string;
  /** The container's file name (`c.spy`); null for a loose file. */
  readonly container: string | null;
  readonly tag: string | null;
}

/** What a request is resolved against. */
export interface TargetContext extends PathContext {
  readonly dataclass: DataClassName;
  /** The object's own data file, absolute; null for an object that was never saved. */
  readonly ownPath: string | null;
}

export interface ResolvedTarget {
  readonly target: SaveTarget;
  /** True where the target is the object's own two files. */
  readonly isOwn: boolean;
  readonly warnings: readonly Warning[];
}

/** The target of a data file by its path, with the container and the tag that its name says. */
export function targetOf(data: string, context: Pick<PathContext, 'platform'>): SaveTarget {
  const { container, tag } = placeOf(data, context.platform);
  return { folder: pathsOf(context.platform).dirname(data), data, info: data + INFO_EXTENSION, container, tag };
}

/** What to know before writing there, though it is allowed. */
export function targetWarnings(target: SaveTarget, { platform }: Pick<PathContext, 'platform'>): Warning[] {
  const paths = pathsOf(platform);
  const warnings: Warning[] = [];
  // Syncopy's `load` of a container globs its unescaped path.
  if (target.container !== null && /[[\]*?]/.test(target.folder)) warnings.push(warning('glob-characters', target.folder));
  const names = [paths.basename(target.data), ...(target.container === null ? [] : [target.container])];
  const stems = names.map((name) => name.slice(0, name.length - paths.extname(name).length));
  if (platform !== 'win32' && [...names, ...stems].some(isWindowsForbidden)) warnings.push(warning('windows-name', target.data));
  return warnings;
}

function invalidName(fault: NameFault, field: ProblemField, path: string | null): Result<never> {
  const facts = fault.expected === undefined ? { reason: fault.reason } : { reason: fault.reason, expected: fault.expected };
  return refusal(problem('invalid-name', facts, { field, path: path ?? undefined }));
}

/** Why a data file's name (with `.info` after it) does not fit the file system, or null. */
export function lengthFault(target: SaveTarget, { platform }: Pick<PathContext, 'platform'>): NameFault | null {
  const name = pathsOf(platform).basename(target.info);
  return isNameTooLong(name, platform) || isPathTooLong(target.info, platform) ? { reason: 'too-long' } : null;
}

function accept(target: SaveTarget, context: TargetContext): Result<ResolvedTarget> {
  const isOwn = target.data === context.ownPath;
  return success({ target, isOwn, warnings: targetWarnings(target, context) });
}

/** A typed path without the slashes at its end; null where it names nothing: empty, the root, the home folder itself. */
function lastNameOf(text: string, { platform }: PathContext): string | null {
  const bare = platform === 'win32' ? text.replace(/[\\/]+$/, '') : text.replace(/\/+$/, '');
  const name = pathsOf(platform).basename(bare);
  return bare === '~' || name.trim() === '' ? null : name;
}

/**
 * What keeps a typed path from being a path at all. NUL ends a path in every system; `C:name` on Windows counts from a
 * folder that nobody sees.
 */
function pathFault(text: string, { platform }: PathContext): NameFault | null {
  if (isNotUnicode(text)) return { reason: 'not-unicode' };
  if (text.includes('\0')) return { reason: 'control-character' };
  return platform === 'win32' && /^[a-z]:(?![\\/])/i.test(text) ? { reason: 'reserved-on-windows' } : null;
}

type StemOrFault = { readonly stem: string } | NameFault;

/** The stem of a container's typed name: `c`, `c.spy` (`save` and `filename_parser`: no dot beside the one of `.spy`). */
function readContainerName(name: string): StemOrFault {
  const ending = name.slice(-CONTAINER_EXTENSION.length);
  const stem = ending.toLowerCase() === CONTAINER_EXTENSION ? name.slice(0, -CONTAINER_EXTENSION.length) : name;
  if (stem === '') return { reason: 'empty' };
  if (stem.startsWith('.')) return { reason: 'starts-with-dot' };
  if (stem.includes('.')) return { reason: 'dot-in-container' };
  if (stem !== name && ending !== CONTAINER_EXTENSION) {
    return { reason: 'extension-letters', expected: stem + CONTAINER_EXTENSION };
  }
  return { stem };
}

/** The stem of a typed file name: `f`, `f.EXT`, `f.EXT.info` (`save`, `filename_parser`). */
function readFileName(name: string, extension: string): StemOrFault {
  const endings = [extension + INFO_EXTENSION, extension];
  const ending = endings.find((candidate) => name.slice(-candidate.length).toLowerCase() === candidate);
  const stem = ending === undefined ? name : name.slice(0, -ending.length);
  if (stem === '') return { reason: 'empty' };
  if (stem.startsWith('.')) return { reason: 'starts-with-dot' };
  if (ending === undefined) {
    const dots = name.replace(/\.info$/, '').split('.').length - 1;
    if (dots > 1) return { reason: 'several-extensions' };
    return name.includes('.') ? { reason: 'wrong-extension', expected: extension } : { stem };
  }
  if (stem.includes('.')) return { reason: 'several-extensions' };
  return name.endsWith(ending) ? { stem } : { reason: 'extension-letters', expected: stem + extension };
}

/** `c.spy/c_t.EXT` in `folder`, which is the container. */
function containerTarget(folder: string, stem: string, tag: string | undefined, context: TargetContext): SaveTarget {
  const { extension } = dataClass(context.dataclass);
  const name = stem + (tag === undefined ? '' : `_${tag}`) + extension;
  return targetOf(pathsOf(context.platform).join(folder, name), context);
}

/** True where the request spells the object's own data file, whose name need not be one that is written anew. */
function isOwnFile(path: string, { ownPath }: TargetContext): boolean {
  return ownPath !== null && path === ownPath;
}

function ownFile(context: TargetContext): Result<ResolvedTarget> {
  if (context.ownPath === null) return invalidName({ reason: 'neither-given' }, 'container', null);
  return accept(targetOf(context.ownPath, context), context);
}

function intoContainer(text: string, tag: string | undefined, context: TargetContext): Result<ResolvedTarget> {
  const unusable = pathFault(text, context);
  if (unusable !== null) return invalidName(unusable, 'container', null);
  const path = absolutePath(text, context);
  const name = lastNameOf(text, context);
  if (name === null) return invalidName({ reason: 'empty' }, 'container', path);
  if (name === '.' || name === '..') return invalidName({ reason: 'starts-with-dot' }, 'container', path);

  const paths = pathsOf(context.platform);
  const parent = paths.dirname(path);
  const ownSpelling = containerStem(name) ?? name;
  const spelled = ownSpelling + (tag === undefined ? '' : `_${tag}`) + dataClass(context.dataclass).extension;
  const asOwn = `${parent}${parent.endsWith(paths.sep) ? '' : paths.sep}${ownSpelling}${CONTAINER_EXTENSION}${paths.sep}${spelled}`;
  if (isOwnFile(asOwn, context)) return ownFile(context);

  const fault = nameFault(name, context.platform);
  if (fault !== null && fault.reason !== 'starts-with-dot') return invalidName(fault, 'container', path);
  const read = readContainerName(name.normalize('NFC'));
  if (!('stem' in read)) return invalidName(read, 'container', path);
  const stemFault = nameFault(read.stem, context.platform);
  if (stemFault !== null) return invalidName(stemFault, 'container', path);
  return underTag(paths.join(parent, read.stem + CONTAINER_EXTENSION), read.stem, tag, context);
}

function underTag(folder: string, stem: string, tag: string | undefined, context: TargetContext): Result<ResolvedTarget> {
  const untagged = containerTarget(folder, stem, undefined, context);
  const fault = lengthFault(untagged, context);
  if (fault !== null) return invalidName(fault, 'container', untagged.data);
  if (tag === undefined) return accept(untagged, context);

  const badTag = tagFault(tag);
  if (badTag !== null) return invalidName(badTag, 'tag', folder);
  const composed = tag.normalize('NFC');
  if (context.platform === 'win32' && isWindowsForbidden(`${stem}_${composed}`)) {
    return invalidName({ reason: 'reserved-on-windows' }, 'tag', folder);
  }
  const tagged = containerTarget(folder, stem, composed, context);
  const tooLong = lengthFault(tagged, context);
  return tooLong === null ? accept(tagged, context) : invalidName(tooLong, 'tag', tagged.data);
}

/** A tag alone: the object's own container, whose name is taken as it is. */
function besideOwn(tag: string, context: TargetContext): Result<ResolvedTarget> {
  const { ownPath } = context;
  const folder = ownPath === null ? null : pathsOf(context.platform).dirname(ownPath);
  const stem = folder === null ? null : containerStem(pathsOf(context.platform).basename(folder));
  if (folder === null || stem === null) return invalidName({ reason: 'tag-outside-container' }, 'tag', ownPath);
  const spelled = `${folder}${pathsOf(context.platform).sep}${stem}_${tag}${dataClass(context.dataclass).extension}`;
  if (isOwnFile(spelled, context)) return ownFile(context);
  if (stem.includes('.')) return invalidName({ reason: 'dot-in-container' }, 'container', folder);
  return underTag(folder, stem, tag, context);
}

function asFile(text: string, context: TargetContext): Result<ResolvedTarget> {
  const unusable = pathFault(text, context);
  if (unusable !== null) return invalidName(unusable, 'filename', null);
  const path = absolutePath(text, context);
  const name = lastNameOf(text, context);
  if (name === null || endsWithSeparator(text, context.platform)) return invalidName({ reason: 'empty' }, 'filename', path);
  if (name === '.' || name === '..') return invalidName({ reason: 'starts-with-dot' }, 'filename', path);
  if (isOwnFile(path, context) || isOwnFile(path.replace(/\.info$/, ''), context)) return ownFile(context);

  const fault = nameFault(name, context.platform);
  if (fault !== null && fault.reason !== 'starts-with-dot') return invalidName(fault, 'filename', path);
  const { extension } = dataClass(context.dataclass);
  const read = readFileName(name.normalize('NFC'), extension);
  if (!('stem' in read)) return invalidName(read, 'filename', path);
  const stemFault = nameFault(read.stem, context.platform);
  if (stemFault !== null) return invalidName(stemFault, 'filename', path);

  const paths = pathsOf(context.platform);
  const folder = paths.dirname(path);
  const prefix = containerStem(paths.basename(folder));
  const insideFault = prefix === null ? null : prefixFault(read.stem, prefix);
  if (insideFault !== null) return invalidName(insideFault, 'filename', path);
  const target = targetInFolder(folder, prefix, read.stem, context);
  const tooLong = lengthFault(target, context);
  return tooLong === null ? accept(target, context) : invalidName(tooLong, 'filename', target.data);
}

/** Why a file called `stem` cannot stand in the container of `prefix`: another beginning, or a tag of nothing. */
export function prefixFault(stem: string, prefix: string): NameFault | null {
  const composed = prefix.normalize('NFC');
  if (!stem.startsWith(composed)) return { reason: 'not-container-prefix', expected: prefix };
  return stem.slice(composed.length) === '_' ? { reason: 'empty' } : null;
}

/** Inside of a container the file's name begins with the folder's own spelling, which may be another form of Unicode. */
function targetInFolder(folder: string, prefix: string | null, stem: string, context: TargetContext): SaveTarget {
  const inside = prefix === null ? stem : prefix + stem.slice(prefix.normalize('NFC').length);
  return targetOf(pathsOf(context.platform).join(folder, inside + dataClass(context.dataclass).extension), context);
}

/**
 * Where a save goes, from what was typed alone: no disk is asked (`save` in `syncopy/io/save_spy_container.py`, `filename_parser` in
 * `syncopy/shared/parsers.py`). New names come out in NFC. A name that is not written anew (`a.b.analog`, a tag with a dot,
 * an empty tag) is taken only where it spells the object's own file.
 * Errors: `invalid-name` with its reason, and with `field` where one of several fields is wrong.
 */
export function resolveTarget(request: SaveRequest, context: TargetContext): Result<ResolvedTarget> {
  const { container, filename, tag } = request;
  if (container !== undefined && filename !== undefined) return invalidName({ reason: 'both-given' }, 'filename', null);
  if (container !== undefined) return intoContainer(container, tag, context);
  if (filename !== undefined) return asFile(filename, context);
  return tag === undefined ? ownFile(context) : besideOwn(tag, context);
}
