import { basename, dirname, join } from 'node:path';
import type { Result, Saved } from '../../contract';
import { fail, refusal, withOutcome, type Problem } from '../../errors';
import { CONTAINER_EXTENSION, containerStem } from '../../format';
import type { Desk, WindowHandlers, WindowSession } from '../desk';
import { pathOfPlace } from '../opening';
import { placeOfFile, placeOfFolder } from '../places';
import { ownObject, valueOf } from './objects';

/** The data file that a plan of this window would write. */
function ownPlan(session: WindowSession, planId: string): string {
  return session.plans.get(planId) ?? fail('not-granted', {});
}

/**
 * Where what is typed counts from: the folder that the object's container lies in, or the loose object itself. So a bare name in
 * the dialog becomes a neighbour, whatever folder the program was started in.
 */
function folderFor({ path, container }: { path: string; container: string | null }): string {
  return container === null ? dirname(path) : dirname(dirname(path));
}

/** A container's name to begin with: the object's own, else its file name's first part. */
function suggestedContainer({ container, filename }: { container: string | null; filename: string }): string {
  const stem = container === null ? (filename.split('.')[0] ?? filename) : (containerStem(container) ?? container);
  return stem + CONTAINER_EXTENSION;
}

/** A save that says nothing of its target was refused before it began; one whose process or answer was lost may have ended. */
function toldWithOutcome(found: Problem): Problem {
  return withOutcome(found, ['data-host-lost', 'internal'].includes(found.code) ? 'either' : 'unchanged');
}

export function saveHandlers({
  host,
  session,
  system,
}: Desk): WindowHandlers<'planSave' | 'compareSave' | 'startSave' | 'saveResult' | 'chooseSaveFolder'> {
  async function save(
    args: { planId: string; replace: boolean; acceptDamage: boolean },
    options: SaveOptions,
  ): Promise<Result<Saved>> {
    const result = await host.call('save', args, options);
    if (!result.ok) return refusal(toldWithOutcome(result.error));
    // A plan is for one save; what it wrote was named by the user, so the window may open it.
    session.plans.delete(args.planId);
    const inFolder = placeOfFile(result.value.data);
    const place = containerStem(inFolder.name) === null ? inFolder : placeOfFolder(inFolder.path);
    await session.grants.grant(place.path);
    system.recents.add(pathOfPlace(place));
    return { ok: true, value: { ...result.value, place: { ...place, select: result.value.ref } } };
  }

  return {
    planSave: async ({ objectId, draft }, { signal }) => {
      const folder = folderFor(ownObject(session, objectId));
      const plan = valueOf(await host.call('planSave', { objectId, draft, folder, home: system.home }, { signal }));
      session.plans.set(plan.planId, plan.data);
      return plan;
    },
    compareSave: async ({ planId }, { signal }) => {
      ownPlan(session, planId);
      return valueOf(await host.call('compareSave', { planId }, { signal }));
    },
    startSave: (args) => {
      const data = ownPlan(session, args.planId);
      return { taskId: session.saves.start((signal, onProgress) => save(args, { signal, onProgress }), data) };
    },
    saveResult: async ({ taskId }) => valueOf(await session.saves.resultOf(taskId)),
    chooseSaveFolder: async ({ objectId, way }) => {
      const object = ownObject(session, objectId);
      const chosen = await system.chooseSaveFolder(folderFor(object));
      if (chosen === null) return null;
      if (way === 'file') return join(chosen, object.filename);
      return containerStem(basename(chosen)) === null ? join(chosen, suggestedContainer(object)) : chosen;
    },
  };
}

type SaveOptions = NonNullable<Parameters<Desk['host']['call']>[2]>;
