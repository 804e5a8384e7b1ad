import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { foldName } from '../format';

/**
 * Where a new pair of files is made before it takes its place: a folder beside the target, so on the same volume, whose
 * name begins with a dot, so that Syncopy's glob does not see what is in it.
 */
export interface WorkFolder {
  readonly path: string;
  readonly claim: string;
  readonly newData: string;
  readonly newInfo: string;
  readonly commit: string;
  readonly oldData: string;
  readonly oldInfo: string;
}

const PREFIX = '.spydesk-';
/** Hex digits of the target's name. */
const KEY_LENGTH = 16;

/**
 * What a work folder's name says. A writer makes its folder as `staged` and claims the target by renaming it to `claimed`,
 * which can succeed once; who takes over from a dead one renames it to `taken-over`, which can succeed once as well.
 */
export type WorkStage = 'staged' | 'claimed' | 'taken-over';

const SEPARATORS: Readonly<Record<Exclude<WorkStage, 'claimed'>, string>> = { staged: '~', 'taken-over': '+' };

/** 16 hex digits of the target's name: of every spelling that a file system may take for the same. */
function targetKey(target: string): string {
  return createHash('sha256')
    .update(foldName(basename(target), true))
    .digest('hex')
    .slice(0, KEY_LENGTH);
}

/** The work folder of a target; `uuid` for a stage that is one process's own. */
export function workFolderOf(target: string, stage: 'claimed'): WorkFolder;
export function workFolderOf(target: string, stage: 'staged' | 'taken-over', uuid: string): WorkFolder;
export function workFolderOf(target: string, stage: WorkStage, uuid = ''): WorkFolder {
  const separator = stage === 'claimed' ? '' : SEPARATORS[stage];
  return workFolderAt(join(dirname(target), `${PREFIX}${targetKey(target)}${separator}${uuid}`));
}

/** In a folder that was taken over, the claim of who took it: it lies there before the folder gets its name. */
export function claimNameOf(uuid: string): string {
  return `claim-${uuid}.json`;
}

/** The names in a work folder. */
export function workFolderAt(path: string): WorkFolder {
  const [, taker] = /\+([0-9a-f-]{36})$/.exec(basename(path)) ?? [];
  return {
    path,
    claim: join(path, taker === undefined ? 'claim.json' : claimNameOf(taker)),
    newData: join(path, 'new.data'),
    newInfo: join(path, 'new.info'),
    commit: join(path, 'commit.json'),
    oldData: join(path, 'old.data'),
    oldInfo: join(path, 'old.info'),
  };
}

/** The stage that a folder's name says, for any target or for one; null for a folder of another kind. */
export function workStageOf(folderName: string, target?: string): WorkStage | null {
  const [, key, separator] = /^\.spydesk-([0-9a-f]{16})(?:([~+])[0-9a-f-]{36})?$/.exec(folderName) ?? [];
  if (key === undefined || (target !== undefined && key !== targetKey(target))) return null;
  if (separator === undefined) return 'claimed';
  return separator === SEPARATORS.staged ? 'staged' : 'taken-over';
}

function renamed({ path }: WorkFolder, stage: 'staged' | 'taken-over', uuid: string): WorkFolder {
  return workFolderAt(`${path.slice(0, path.lastIndexOf(PREFIX) + PREFIX.length + KEY_LENGTH)}${SEPARATORS[stage]}${uuid}`);
}

/** The same folder under the name of one that was taken over, for who does not know its target. */
export function setApart(work: WorkFolder, uuid: string): WorkFolder {
  return renamed(work, 'taken-over', uuid);
}

/** The same folder under a name that no other save will have, so that its claim can be removed before it goes. */
export function retired(work: WorkFolder, uuid: string): WorkFolder {
  return renamed(work, 'staged', uuid);
}

/** True for the name of a folder that a save made, whatever its target and its stage. */
export function isWorkFolder(folderName: string): boolean {
  return workStageOf(folderName) !== null;
}
