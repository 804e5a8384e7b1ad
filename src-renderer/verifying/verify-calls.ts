import type { Result, VerifiedShape } from '../../src-main/contract';
import { ask } from '../desktop';

/** What a verification asks of the desktop. */
export interface VerifyCalls {
  start(ref: string): Promise<Result<{ readonly taskId: string }>>;
  result(taskId: string): Promise<Result<VerifiedShape>>;
  cancel(taskId: string): Promise<Result<boolean>>;
}

export const desktopVerifyCalls: VerifyCalls = {
  start: (ref) => ask('startVerify', { ref }),
  result: (taskId) => ask('verifyResult', { taskId }),
  cancel: (taskId) => ask('cancelTask', { taskId }),
};
