import { dirname } from 'node:path';
import type {
  CallContext,
  Handlers,
  HostCalls,
  SavePlanShape,
  SaveSide,
  SelectedShape,
  TypedSelection,
  TypedTarget,
} from '../contract';
import { fail, SpydeskError } from '../errors';
import { pairVersion, removeLeftOver, sameVersion, type AroundPublication, type Files, type PairVersion } from '../files';
import {
  lastLogEntry,
  parseTypedSelection,
  refOfPath,
  syncopyLine,
  type Platform,
  type SaveRequest,
  type SaveTarget,
  type SelectSpec,
} from '../format';
import {
  fileState,
  logAuthorNow,
  planSave,
  requestBeside,
  saveObject,
  sideOfObject,
  sideOfTarget,
  type PlannedSave,
  type PublishedPair,
  type SaveTools,
} from '../objects';
import type { Drafts } from './drafts';
import type { OpenObject, OpenObjects } from './open-objects';
import type { PlanningSource, PlanSources, SaveSubject } from './plan-sources';
import { requestOf, type HeldPlan, type SavePlans } from './save-plans';
import { watched } from './watched';

type SaveHandlers = Pick<Handlers<HostCalls>, 'planSave' | 'planOwnSave' | 'compareSave' | 'save'>;

export function planShape(
  planId: string,
  { target, mode, newFolders, bytes, freeBytes, safety, warnings }: PlannedSave,
  selected: SelectedShape | null = null,
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
    selected,
  };
}

/** A target as the dialog's fields would name it. */
function typedTargetOf(target: SaveTarget): TypedTarget {
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

/** True for a save over the files that the object was opened from, be it that its folder is named by a link. */
function isOntoItself({ planned, object, selection, leftOver, run }: HeldPlan): boolean {
  const { isOwn, found } = planned;
  const isAlone = selection === null && leftOver === null && run === null;
  return isAlone && (isOwn || (found.data !== null && sameVersion(found.data, object.pair.version.data)));
}

/** A selection is an object of its own: under a tag alone it goes beside the object that it was taken of. */
function requestFor({ selection, object }: SaveSubject, request: SaveRequest): SaveRequest {
  return selection === null ? request : requestBeside(object.pair, request);
}

/** What a selection comes to; null for all of an object. */
async function selectedShape({ source, resolved }: PlanningSource): Promise<SelectedShape | null> {
  if (resolved === null) return null;
  const { data, trials } = await source.describe();
  return { shape: [...data.shape], trials: trials.rows, leftOut: resolved.leftOut };
}

/** Errors: those of `parseTypedSelection`. */
function selectionOf(given: TypedSelection | undefined): SelectSpec | null {
  if (given === undefined) return null;
  const spec = parseTypedSelection(given);
  if (!spec.ok) throw new SpydeskError(spec.error);
  return spec.value;
}

const NO_PAIR: PairVersion = { data: null, info: null };

/** The state of the files as they are; null where there is none by now, or it cannot be told. */
async function stateOfPair(files: Files, path: string): Promise<string | null> {
  const { data, info } = await pairVersion(files, path).catch(() => NO_PAIR);
  return data === null || info === null ? null : fileState({ data, info });
}

/** Plans, questions and saves. */
export function saveHandlers(
  tools: SaveTools,
  objects: OpenObjects,
  drafts: Drafts,
  plans: SavePlans,
  sources: PlanSources,
  platform: Platform,
): SaveHandlers {
  const { files, store } = tools;

  // Whether something may be replaced is asked later, with both sides in view.
  function plannedFor({ request, paths }: Pick<HeldPlan, 'request' | 'paths'>, { source }: PlanningSource): Promise<PlannedSave> {
    return planSave(files, store, source, request, { ...paths, overwrite: true });
  }

  async function planOf(plan: Omit<HeldPlan, 'planned' | 'shown'>, context: CallContext): Promise<SavePlanShape> {
    if (plan.held !== null) await drafts.checkBase(plan.held);
    const planning = await sources.toPlan(plan, context);
    const planned = await plannedFor(plan, planning);
    return planShape(plans.add({ ...plan, planned }), planned, await selectedShape(planning));
  }

  /** The side of what is to be written. */
  async function replacementOf(plan: HeldPlan, context: CallContext): Promise<SaveSide> {
    const { object, selection, planned } = plan;
    const source = await sideOfObject(files, object);
    const shape = [...(source.shape ?? [])];
    const side = { ...source, shape, path: planned.target.data, modified: null, isLink: false, isBeingWritten: false };
    if (selection === null) return side;
    const { data, log } = await (await sources.toPlan(plan, context)).source.describe();
    return { ...side, shape: [...data.shape], size: planned.bytes, lastLogEntry: lastLogEntry(log) };
  }

  /** Refuses a save that would take the ground from under changes that somebody made to what stands there. */
  function checkUnchanged(plan: HeldPlan): void {
    const { data } = plan.planned.target;
    if (!isOntoItself(plan) && drafts.isChanged(refOfPath(data))) fail('unsaved-changes', {}, { path: data });
  }

  /** Whose object it is that is saved. */
  function openOf({ objectId, object, held }: HeldPlan): OpenObject {
    if (objectId !== null) return objects.get(objectId);
    return held === null ? fail('not-granted', {}) : { owner: held.owner, object };
  }

  return {
    planSave: async ({ objectId, typed, selection: given, folder, home }, context) => {
      const { owner, object } = objects.get(objectId);
      const selection = selectionOf(given);
      const held = drafts.find(owner, object.ref);
      const request = requestFor({ object, held, selection }, requestOf(typed));
      const paths = { currentFolder: folder, home, platform };
      return planOf({ objectId, object, held, selection, request, paths, leftOver: null, run: null }, context);
    },
    planOwnSave: async ({ owner, ref, home }, context) => {
      const held = drafts.find(owner, ref) ?? fail('not-granted', {});
      const paths = { currentFolder: dirname(held.stored.pair.target), home, platform };
      const part = { objectId: null, object: held.stored, held, selection: null, request: {}, paths, leftOver: null, run: null };
      return planOf(part, context);
    },
    compareSave: async ({ planId }, context) => {
      const plan = plans.get(planId);
      plan.planned = await plannedFor(plan, await sources.toPlan(plan, context));
      checkUnchanged(plan);
      const { target, keepBoth } = plan.planned;
      plan.shown = await pairVersion(files, target.data);
      const [existing, replacement] = await Promise.all([sideOfTarget(files, store, target.data), replacementOf(plan, context)]);
      return {
        existing: { ...existing, shape: existing.shape === null ? null : [...existing.shape] },
        replacement,
        keepBoth: keepBoth === null ? null : typedTargetOf(keepBoth),
      };
    },
    save: async ({ planId, replace, acceptDamage }, context) => {
      const plan = plans.get(planId);
      checkUnchanged(plan);
      const { planned, held, selection } = plan;
      const order = { planned, replaces: replacedBy(plan, replace), acceptDamage, author: logAuthorNow() };
      const write = (subject: SaveSubject, around?: AroundPublication): Promise<PublishedPair> =>
        watched(
          async (task) => saveObject(tools, await sources.toSave(subject, acceptDamage, task), { ...order, around }, task),
          context,
        );
      const { data, info } = isOntoItself(plan)
        ? await drafts.save(openOf(plan), (now, around) => write({ ...plan, held: now ?? held }, around))
        : await write(plan);
      plans.delete(planId);
      if (held !== null && selection === null && !isOntoItself(plan)) {
        await drafts.saved(held.owner, held.stored.ref, held.draft).catch(() => undefined);
      }
      // What cannot be removed now stays in the list, and can be removed there.
      if (plan.leftOver !== null) await removeLeftOver(files, tools.processes, plan.leftOver).catch(() => undefined);
      return { ref: refOfPath(data), data, info, syncopyLine: syncopyLine(data), state: await stateOfPair(files, data) };
    },
  };
}
