import type { Handlers, HostCalls, SaveDraft, SavePlanShape } from '../contract';
import { fail } from '../errors';
import { pairVersion, removeLeftOver, type PairVersion } from '../files';
import { refOfPath, syncopyLine, type Platform, type SaveTarget } from '../format';
import { logAuthorNow, planSave, saveObject, sideOfObject, sideOfTarget, type PlannedSave, type SaveTools } from '../objects';
import type { OpenObjects } from './open-objects';
import { requestOfDraft, type HeldPlan, type SavePlans } from './save-plans';
import { watched } from './watched';

type SaveHandlers = Pick<Handlers<HostCalls>, 'planSave' | 'compareSave' | 'save'>;

export function planShape(
  planId: string,
  { target, mode, newFolders, bytes, freeBytes, safety, warnings }: PlannedSave,
): SavePlanShape {
  const sentences = warnings.map(({ message }) => message);
  return {
    planId,
    data: target.data,
    info: target.info,
    mode,
    newFolders: [...newFolders],
    bytes,
    freeBytes,
    safety,
    warnings: sentences,
  };
}

/** A target as the dialog's fields would name it. */
function draftOf(target: SaveTarget): SaveDraft {
  if (target.container === null) return { way: 'file', filename: target.data };
  return { way: 'container', container: target.folder, tag: target.tag ?? '' };
}

/**
 * What may be replaced: what the user was shown and agreed to; without asking only the object's own files, in the state
 * for which the plan was made, and while nobody else writes them. Errors: `exists`.
 */
function replacedBy({ planned, shown }: HeldPlan, replace: boolean): PairVersion | null {
  const { mode, isOwn, isBeingWritten, found, target } = planned;
  if (replace) return shown ?? found;
  if (mode === 'create') return null;
  return isOwn && !isBeingWritten ? found : fail('exists', {}, { path: target.data });
}

/** Plans, questions and saves. */
export function saveHandlers(tools: SaveTools, objects: OpenObjects, plans: SavePlans, platform: Platform): SaveHandlers {
  const { files, store } = tools;

  async function plannedAnew({ object, request, paths }: Pick<HeldPlan, 'object' | 'request' | 'paths'>): Promise<PlannedSave> {
    // Whether something may be replaced is asked later, with both sides in view.
    return planSave(files, store, object, request, { ...paths, overwrite: true });
  }

  return {
    planSave: async ({ objectId, draft, folder, home }) => {
      const object = objects.get(objectId);
      const paths = { currentFolder: folder, home, platform };
      const part = { objectId, object, request: requestOfDraft(draft), paths, leftOver: null };
      const planned = await plannedAnew(part);
      return planShape(plans.add({ ...part, planned }), planned);
    },
    compareSave: async ({ planId }) => {
      const plan = plans.get(planId);
      plan.planned = await plannedAnew(plan);
      const { target, keepBoth } = plan.planned;
      plan.shown = await pairVersion(files, target.data);
      const [existing, source] = await Promise.all([sideOfTarget(files, store, target.data), sideOfObject(files, plan.object)]);
      return {
        existing: { ...existing, shape: existing.shape === null ? null : [...existing.shape] },
        replacement: {
          ...source,
          shape: [...(source.shape ?? [])],
          path: target.data,
          modified: null,
          isLink: false,
          isBeingWritten: false,
        },
        keepBoth: keepBoth === null ? null : draftOf(keepBoth),
      };
    },
    save: async ({ planId, replace, acceptDamage }, context) => {
      const plan = plans.get(planId);
      const order = { planned: plan.planned, replaces: replacedBy(plan, replace), acceptDamage, author: logAuthorNow() };
      const { data, info } = await watched((task) => saveObject(tools, plan.object, order, task), context);
      plans.delete(planId);
      // What cannot be removed now stays in the list, and can be removed there.
      if (plan.leftOver !== null) await removeLeftOver(files, tools.processes, plan.leftOver).catch(() => undefined);
      return { ref: refOfPath(data), data, info, syncopyLine: syncopyLine(data) };
    },
  };
}
