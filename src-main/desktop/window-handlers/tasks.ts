import type { Desk, WindowHandlers } from '../desk';

/** What concerns the tasks of a window, whatever they are. */
export function taskHandlers({ session }: Desk): WindowHandlers<'cancelTask'> {
  return {
    cancelTask: async ({ taskId }) => (await session.saves.cancel(taskId)) || session.verifications.cancel(taskId),
  };
}
