import type { VerifiedShape } from '../../contract';
import type { Desk, WindowHandlers } from '../desk';
import type { TaskWork } from '../window-tasks';
import { valueOf } from './objects';

/** Objects that the window has in its folders are verified, opened or not. */
export function verificationHandlers({ host, session }: Desk): WindowHandlers<'startVerify' | 'verifyResult'> {
  return {
    startVerify: async ({ ref }) => {
      const data = await session.grants.fileOf(ref);
      const verify: TaskWork<VerifiedShape> = (signal, onProgress) => host.call('verify', { ref }, { signal, onProgress });
      return { taskId: session.verifications.start(verify, data) };
    },
    verifyResult: async ({ taskId }) => valueOf(await session.verifications.resultOf(taskId)),
  };
}
