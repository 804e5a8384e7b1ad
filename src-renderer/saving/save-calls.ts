import type { Result, TypedSelection, TypedTarget, Saved, SavePlanShape, WindowValue } from '../../src-main/contract';
import { ask } from '../desktop';

/** What a save asks of the desktop. */
export interface SaveCalls {
  /** `selection`: what of the object is saved; left out for all of it. */
  plan(objectId: string, typed: TypedTarget, selection?: TypedSelection): Promise<Result<SavePlanShape>>;
  /** Nobody waits for a plan any more. */
  stopPlanning(): void;
  compare(planId: string): Promise<Result<Comparison>>;
  start(planId: string, agreed: Agreed): Promise<Result<{ readonly taskId: string }>>;
  result(taskId: string): Promise<Result<Saved>>;
  /** False where it is too late. */
  cancel(taskId: string): Promise<Result<boolean>>;
}

/** What the user agreed to. */
export interface Agreed {
  readonly replace: boolean;
  readonly acceptDamage: boolean;
}

/** Both sides of the overwrite prompt. */
export type Comparison = WindowValue<'compareSave'>;

export const desktopSaveCalls: SaveCalls = {
  plan: (objectId, typed, selection) => ask('planSave', { objectId, typed, selection }),
  stopPlanning: () => void ask('stopPlanning', undefined),
  compare: (planId) => ask('compareSave', { planId }),
  start: (planId, agreed) => ask('startSave', { planId, ...agreed }),
  result: (taskId) => ask('saveResult', { taskId }),
  cancel: (taskId) => ask('cancelTask', { taskId }),
};
