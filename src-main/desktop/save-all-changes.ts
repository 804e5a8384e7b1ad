import type { Problem } from '../errors';
import type { Desk } from './desk';
import { saveOfPlan } from './save-of-plan';

/** Saves each changed object onto its own files; what one is refused for keeps no other back. Answers the refusals. */
export async function saveAllChanges(desk: Desk): Promise<Problem[]> {
  const { host, session, system } = desk;
  const problems: Problem[] = [];
  for (const { ref } of session.changes.all) {
    const plan = await host.call('planOwnSave', { owner: session.owner, ref, home: system.home });
    if (!plan.ok) {
      problems.push(plan.error);
      continue;
    }
    const { planId, data } = plan.value;
    const order = { planId, replace: false, acceptDamage: false };
    const taskId = session.saves.start((signal, onProgress) => saveOfPlan(desk, order, { signal, onProgress }), data);
    const saved = await session.saves.resultOf(taskId);
    if (!saved.ok) problems.push(saved.error);
  }
  return problems;
}
