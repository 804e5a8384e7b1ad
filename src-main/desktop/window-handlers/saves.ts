import { basename, dirname, join } from 'node:path';
import { fail } from '../../errors';
import { CONTAINER_EXTENSION, containerStem } from '../../format';
import { startOfDialogs } from '../default-folder';
import type { Desk, WindowHandlers, WindowSession } from '../desk';
import { saveOfPlan } from '../save-of-plan';
import { ownObject, valueOf } from './objects';

/** The data file that a plan of this window would write. */
function ownPlan(session: WindowSession, planId: string): string {
  return session.plans.get(planId) ?? fail('not-granted', {});
}

/**
 * Where what is typed counts from: the folder that the object's container lies in, or the loose object itself. So a bare name in
 * the dialog becomes a neighbour, whatever folder the program was started in.
 */
export function folderFor({ path, container }: { path: string; container: string | null }): string {
  return container === null ? dirname(path) : dirname(dirname(path));
}

/** A container's name to begin with: the object's own, else its file name's first part. */
function suggestedContainer({ container, filename }: { container: string | null; filename: string }): string {
  const stem = container === null ? (filename.split('.')[0] ?? filename) : (containerStem(container) ?? container);
  return stem + CONTAINER_EXTENSION;
}

export function saveHandlers(
  desk: Desk,
): WindowHandlers<
  'planSave' | 'stopPlanning' | 'selectChoices' | 'compareSave' | 'startSave' | 'saveResult' | 'chooseSaveFolder'
> {
  const { host, session, system } = desk;
  return {
    planSave: async ({ objectId, ...wanted }) => {
      const folder = folderFor(ownObject(session, objectId));
      const signal = session.planning.begin();
      const plan = valueOf(await host.call('planSave', { objectId, ...wanted, folder, home: system.home }, { signal }));
      session.plans.set(plan.planId, plan.data);
      return plan;
    },
    stopPlanning: () => session.planning.stop(),
    selectChoices: async ({ objectId }, { signal }) => {
      ownObject(session, objectId);
      return valueOf(await host.call('selectChoices', { objectId }, { signal }));
    },
    compareSave: async ({ planId }, { signal }) => {
      ownPlan(session, planId);
      return valueOf(await host.call('compareSave', { planId }, { signal }));
    },
    startSave: (args) => {
      const data = ownPlan(session, args.planId);
      return { taskId: session.saves.start((signal, onProgress) => saveOfPlan(desk, args, { signal, onProgress }), data) };
    },
    saveResult: async ({ taskId }) => valueOf(await session.saves.resultOf(taskId)),
    chooseSaveFolder: async ({ objectId, way }) => {
      const object = ownObject(session, objectId);
      const chosen = await system.chooseSaveFolder(await startOfDialogs(desk, folderFor(object)));
      if (chosen === null) return null;
      if (way === 'file') return join(chosen, object.filename);
      return containerStem(basename(chosen)) === null ? join(chosen, suggestedContainer(object)) : chosen;
    },
  };
}
