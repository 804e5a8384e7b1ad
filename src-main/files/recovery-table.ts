import type { Liveness } from './process-identity';

/** What stands at one of the target's two places, by the commit record. */
export type Standing = 'nothing' | 'old' | 'new' | 'other';

/** One of the four files of a work folder: `whole` where it is what the commit record says. */
export type Kept = 'absent' | 'whole' | 'broken';

/** What is found of a save that did not come to its end. */
export interface LeftOver {
  /** Of the process that made it; null where the claim cannot be read. */
  readonly claimant: Liveness | null;
  /** False on a medium or in a folder where nothing can be changed. */
  readonly canWrite: boolean;
  readonly hasCommit: boolean;
  readonly newData: Kept;
  readonly newInfo: Kept;
  readonly oldData: Kept;
  readonly oldInfo: Kept;
  /** At the data file's place and at the `.info`'s; meaningless without a commit. */
  readonly data: Standing;
  readonly info: Standing;
  /** Whether the old pair had each of its files. */
  readonly hadData: boolean;
  readonly hadInfo: boolean;
}

/** What is done about it. */
export type Recovery =
  /** Somebody is at work, or might be: nothing is written. */
  | 'leave-to-claimant'
  /** The user must say whether another host's save is taken over. */
  | 'ask-to-take-over'
  | 'leave-read-only'
  /** Nothing was published: the work folder goes. */
  | 'discard'
  /** The publication is carried to its end. */
  | 'finish'
  /** The new pair is in place: what is left of the work goes. */
  | 'tidy'
  | 'put-old-back'
  /** Another program wrote to the target meanwhile: nothing is overwritten, the new pair is offered under another name. */
  | 'keep-both'
  /** Nothing is deleted. */
  | 'report';

/** How a left-over is brought to its end. */
export type Ending = Extract<Recovery, 'discard' | 'finish' | 'tidy' | 'put-old-back'>;

/** True for what ends a left-over without asking anyone. */
export function isEnding(recovery: Recovery): recovery is Ending {
  return recovery === 'discard' || recovery === 'finish' || recovery === 'tidy' || recovery === 'put-old-back';
}

function isNewIn({ data, info, newInfo }: LeftOver): boolean {
  // A power loss can have kept the later rename and lost the earlier: then the new .info still waits.
  return data === 'new' && (info === 'new' || newInfo === 'whole');
}

function canFinish({ newData, newInfo, data, info }: LeftOver): boolean {
  const dataIsThere = newData === 'whole' || data === 'new';
  const infoIsThere = newInfo === 'whole' || info === 'new';
  return dataIsThere && infoIsThere;
}

function canPutBack({ hadData, hadInfo, oldData, oldInfo, data, info }: LeftOver): boolean {
  const dataIsThere = !hadData || oldData === 'whole' || data === 'old';
  const infoIsThere = !hadInfo || oldInfo === 'whole' || info === 'old';
  return dataIsThere && infoIsThere;
}

/** What a left-over asks for: the table of what is found when a container is next opened. Names and the commit record decide. */
export function decideRecovery(found: LeftOver): Recovery {
  if (found.claimant === 'live') return 'leave-to-claimant';
  if (!found.canWrite) return 'leave-read-only';
  if (found.claimant === 'other-host') return 'ask-to-take-over';
  if (!found.hasCommit) return found.oldData === 'absent' && found.oldInfo === 'absent' ? 'discard' : 'report';
  if (found.data === 'other' || found.info === 'other') return 'keep-both';
  if (isNewIn(found) && found.info === 'new') return 'tidy';
  if (canFinish(found)) return 'finish';
  return canPutBack(found) ? 'put-old-back' : 'report';
}
