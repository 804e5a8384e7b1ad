import { basename, dirname } from 'node:path';
import { fail, SpydeskError, warning, type Result, type Warning } from '../errors';
import { pairVersion, type Files, type PairVersion, type Safety } from '../files';
import {
  containerStem,
  judgeTarget,
  nextFreeTarget,
  resolveTarget,
  type ObjectDescription,
  type ObjectSource,
  type PathContext,
  type SaveRequest,
  type SaveTarget,
} from '../format';
import { arrayBytes } from './array-bytes';
import { findDisk } from './disk-facts';
import type { ObjectStore, StoredPair } from './object-store';
import { isStored } from './stored-source';
import { isBeingWritten } from './writer-mark';

/** What a save will do, and the state of the disk that it was made for. */
export interface PlannedSave {
  readonly target: SaveTarget;
  readonly mode: 'create' | 'replace';
  /** True where the target is the object's own two files. */
  readonly isOwn: boolean;
  /** Folders that the save will make, outermost first. */
  readonly newFolders: readonly string[];
  readonly replacesLink: boolean;
  /** True where a program writes the data file that is there, or ended without closing it, as far as the file tells. */
  readonly isBeingWritten: boolean;
  readonly warnings: readonly Warning[];
  /** What stands at the two places now; both null for a new object. */
  readonly found: PairVersion;
  /** Of the new data file, about. */
  readonly bytes: number;
  readonly freeBytes: number | null;
  /** What the save withstands on that disk. */
  readonly safety: Safety;
  /** Where *Keep both* would go; null where nothing has to give way, or no such name can be written. */
  readonly keepBoth: SaveTarget | null;
}

export interface PlanOptions extends PathContext {
  /** The user agreed to replace what is there, or will be asked. */
  readonly overwrite: boolean;
}

/** What a copy of a source will weigh: its file, or all of its arrays. */
function bytesOf(source: ObjectSource, { datasets }: ObjectDescription): number {
  if (isStored(source)) return Number(source.pair.version.data.size);
  return arrayBytes(datasets);
}

function writerWarnings(target: SaveTarget, isTargetWritten: boolean, other: StoredPair | null): Warning[] {
  const warnings: Warning[] = [];
  if (isTargetWritten) warnings.push(warning('target-being-written', target.data));
  if (other?.isBeingWritten === true) warnings.push(warning('source-being-written', other.path));
  return warnings;
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new SpydeskError(result.error);
  return result.value;
}

/**
 * What was typed for a selection, which is an object of its own: under a tag alone it goes into the container of the object that
 * it was taken of; a loose object has none, and the tag is refused.
 */
export function requestBeside({ target }: Pick<StoredPair, 'target'>, request: SaveRequest): SaveRequest {
  const isTagAlone = request.container === undefined && request.filename === undefined && request.tag !== undefined;
  const folder = dirname(target);
  return isTagAlone && containerStem(basename(folder)) !== null ? { ...request, container: folder } : request;
}

/**
 * What a save of `source` to what was typed would do on this disk; nothing is written. Errors, each with the field that it
 * is about: those of `resolveTarget` and `judgeTarget`; `unfinished-save` onto an object whose own save did not come to its end; `no-permission` and `io-error` of the disk.
 */
export async function planSave(
  files: Files,
  store: ObjectStore,
  source: ObjectSource,
  request: SaveRequest,
  options: PlanOptions,
): Promise<PlannedSave> {
  const description = await source.describe();
  const pair = isStored(source) ? source.pair : null;
  const ownPath = pair?.target ?? null;
  const resolved = valueOf(resolveTarget(request, { ...options, dataclass: description.dataclass, ownPath }));
  if (pair !== null && pair.unfinished !== null && resolved.target.data === ownPath) {
    fail('unfinished-save', { reason: pair.unfinished }, { path: pair.target });
  }
  const { facts, capabilities } = await findDisk(files, store, resolved.target);
  const plan = valueOf(judgeTarget(resolved.target, facts, options));
  const { mode, target, newFolders, replacesLink } = plan;
  const isOwn = target.data === ownPath;
  const isTargetWritten = mode === 'replace' && (await isBeingWritten(files, target.data));
  const names = facts.entries.map(({ name }) => name);
  return {
    target,
    mode,
    isOwn,
    newFolders,
    replacesLink,
    isBeingWritten: isTargetWritten,
    warnings: [...plan.warnings, ...writerWarnings(target, isTargetWritten, isOwn ? null : pair)],
    found: mode === 'create' ? { data: null, info: null } : await pairVersion(files, target.data),
    bytes: bytesOf(source, description),
    freeBytes: capabilities.freeBytes,
    safety: capabilities.safety,
    keepBoth: mode === 'replace' ? nextFreeTarget(target, names, { ...options, caseInsensitive: facts.caseInsensitive }) : null,
  };
}
