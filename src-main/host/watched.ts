import type { CallContext } from '../contract';
import { SpydeskError } from '../errors';
import { startTask, type TaskContext } from '../tasks';

/** Runs long work as a task that the caller can watch and cancel. Throws its refusal. */
export async function watched<Value>(work: (task: TaskContext) => Promise<Value>, context: CallContext): Promise<Value> {
  const { signal } = context;
  const task = startTask(work);
  task.onProgress((progress) => context.report(progress));
  const cancel = (): void => void task.cancel();
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  const result = await task.result;
  signal.removeEventListener('abort', cancel);
  if (!result.ok) throw new SpydeskError(result.error);
  return result.value;
}
