import { problem, type Problem } from '../errors';
import type { Desk } from './desk';

/** Asks the data host anew which objects the window has changed. */
export async function readChanges({ host, session }: Desk): Promise<void> {
  const answer = await host.call('changedObjects', { owner: session.owner });
  if (answer.ok) session.changes.set(answer.value);
}

/**
 * The data host was lost: takes up again what the window had changed, by its own journals. Answers what could not be: a journal that
 * is refused, or whose object was changed meanwhile, is offered at the next start, and without one the changes are lost.
 */
export async function restoreChanges(desk: Desk): Promise<Problem[]> {
  const { host, session } = desk;
  const lost = new Map(session.changes.all.map(({ ref, path }) => [ref, path]));
  if (lost.size === 0) return [];
  const restored = await host.call('restoreDrafts', { owner: session.owner });
  // Nothing is known of any of them then, so all stay marked.
  if (!restored.ok) return [restored.error];
  for (const ref of restored.value.refs) lost.delete(ref);
  await readChanges(desk);
  return [...restored.value.problems, ...[...lost.values()].map((path) => problem('changes-lost', {}, { path }))];
}
