import type { Problem } from '../errors';
import type { Desk } from './desk';

/** Asks the data host anew which objects the window has changed. */
export async function readChanges({ host, session }: Desk): Promise<void> {
  const answer = await host.call('changedObjects', { owner: session.owner });
  if (answer.ok) session.changes.set(answer.value);
}

/** The data host was lost: takes up again what the window had changed, by the journals. Answers what could not be. */
export async function restoreChanges(desk: Desk): Promise<Problem[]> {
  const { host, session } = desk;
  const lost = new Set(session.changes.all.map(({ ref }) => ref));
  if (lost.size === 0) return [];
  const problems: Problem[] = [];
  const left = await host.call('leftDrafts', undefined);
  for (const { id, object } of left.ok ? left.value : []) {
    if (object === null || !lost.has(object.ref)) continue;
    const restored = await host.call('restoreLeftDraft', { id, owner: session.owner });
    if (!restored.ok) problems.push(restored.error);
  }
  await readChanges(desk);
  return problems;
}
