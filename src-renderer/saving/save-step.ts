import type { Problem, Saved, SavePlanShape } from '../../src-main/contract';
import type { Agreed, Comparison } from './save-calls';

/** Where a save is. The form, where there is one, waits behind a prompt and behind the work. */
export type SaveStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'form' }
  /** The plan or the comparison is being made. */
  | { readonly kind: 'preparing' }
  | { readonly kind: 'overwrite'; readonly prompt: OverwriteQuestion }
  | { readonly kind: 'damaged'; readonly plan: SavePlanShape; readonly agreed: Agreed; readonly problem: Problem }
  /** `data`: the data file that is being written. */
  | { readonly kind: 'running'; readonly data: string; readonly taskId: string | null };

export interface OverwriteQuestion {
  readonly plan: SavePlanShape;
  readonly comparison: Comparison;
  /** The files there were changed by someone else since they were looked at. */
  readonly changedMeanwhile: boolean;
  readonly agreed: Agreed;
}

export type OverwriteAnswer = 'replace' | 'keep-both' | 'cancel';

/** Whom a save tells how it ended. */
export interface SaveListener {
  saved(saved: Saved): void;
  /** A refusal that no dialog shows any more. */
  refused(problem: Problem): void;
  /** The user stopped it. */
  stopped(problem: Problem): void;
  /** The files were changed by another program since the object was changed here: first the user decides about that. */
  outdated(problem: Problem): void;
}
