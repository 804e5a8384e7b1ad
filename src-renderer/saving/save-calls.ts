import type { Result, TypedTarget, Saved, SavePlanShape, WindowValue } from '../../src-main/contract';
import { ask } from '../desktop';

/** What a save asks of the desktop. */
export interface SaveCalls {
  plan(objectId: string, typed: TypedTarget): Promise<Result<SavePlanShape>>;
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
  plan: (objectId, typed) => ask('planSave', { objectId, typed }),
  compare: (planId) => ask('compareSave', { planId }),
  start: (planId, agreed) => ask('startSave', { planId, ...agreed }),
  result: (taskId) => ask('saveResult', { taskId }),
  cancel: (taskId) => ask('cancelTask', { taskId }),
};
