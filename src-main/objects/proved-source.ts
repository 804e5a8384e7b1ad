import type { ObjectSource } from '../format';
import type { TaskContext } from '../tasks';

/** A source of which nothing may be published before it was proved. Its numbers can be read meanwhile. */
export interface SourceToProve extends ObjectSource {
  /** Errors: the reason why what was read must not be published. */
  prove(task: TaskContext): Promise<void>;
}

function isToProve(source: ObjectSource): source is SourceToProve {
  return 'prove' in source;
}

/**
 * Does `work` with a source, and proves it at the same time where it is one to prove. Both must come to their end; where one fails
 * the other is stopped, and the reason is that of the first. Errors: those of `work` and of the proof.
 */
export async function besideProof(
  source: ObjectSource,
  task: TaskContext,
  work: (task: TaskContext) => Promise<void>,
): Promise<void> {
  if (!isToProve(source)) return work(task);
  const stopped = new AbortController();
  const signal = AbortSignal.any([task.signal, stopped.signal]);
  const failures: unknown[] = [];
  const failed = (thrown: unknown): void => {
    failures.push(thrown);
    stopped.abort();
  };
  let isDone = false;
  const proofTask: TaskContext = {
    ...task,
    signal,
    // What is written is told as long as there is something to write.
    report: (...progress) => (isDone ? task.report(...progress) : undefined),
  };
  const working = work({ ...task, signal }).then(() => (isDone = true), failed);
  await Promise.all([working, source.prove(proofTask).catch(failed)]);
  if (failures.length > 0) throw failures[0];
}
