import { problem, type Problem } from '../errors';
import type { Desk } from './desk';

/** Asks the data host anew which objects the window has changed. */
export async function readChanges({ host, session }: Desk): Promise<void> {
  const answer = await host.call('changedObjects', { owner: session.owner });
  if (answer.ok) session.changes.set(answer.value);
}

/**
 * The data host was lost: takes up again what the window had changed, by the journals. Answers what could not be: a journal that
 * is refused is offered at the next start, and without one the changes are lost.
 */
export async function restoreChanges(desk: Desk): Promise<Problem[]> {
  const { host, session } = desk;
  const lost = new Map(session.changes.all.map(({ ref, path }) => [ref, path]));
  if (lost.size === 0) return [];
  const problems: Problem[] = [];
  const left = await host.call('leftDrafts', undefined);
  // Nothing is known of any of them then, so all stay marked.
  if (!left.ok) return [left.error];
  for (const { id, object } of left.value) {
    if (object === null || !lost.has(object.ref)) continue;
    const restored = await host.call('restoreLeftDraft', { id, owner: session.owner });
    if (!restored.ok) problems.push(restored.error);
    lost.delete(object.ref);
  }
  for (const path of lost.values()) problems.push(problem('changes-lost', {}, { path }));
  await readChanges(desk);
  return problems;
}
