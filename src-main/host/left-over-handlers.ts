import { basename, dirname } from 'node:path';
import type { Handlers, HostCalls, LeftOverShape } from '../contract';
import { fail } from '../errors';
import { leftOverDetails, removeLeftOver, takeOverLeftOver, unfinishedReason, type LeftOverDetails } from '../files';
import { pathOfRef, refOfPath, type Platform } from '../format';
import { planKeepBoth, type SaveTools } from '../objects';
import { planShape } from './save-handlers';
import type { SavePlans } from './save-plans';

type LeftOverHandlers = Pick<Handlers<HostCalls>, 'leftOver' | 'takeOverLeftOver' | 'removeLeftOver' | 'planKeepBoth'>;

function leftOverShape({ path, target, files, newPair, ...told }: LeftOverDetails): LeftOverShape {
  return {
    ...told,
    path,
    target,
    filename: basename(target ?? path),
    objectRef: target === null ? null : refOfPath(target),
    files: [...files],
    canKeepBoth: newPair !== null,
  };
}

/** What is left of saves that did not come to their end. Main has checked the references. */
export function leftOverHandlers(tools: SaveTools, plans: SavePlans, platform: Platform): LeftOverHandlers {
  const { files, processes } = tools;

  async function detailsOf(ref: string): Promise<LeftOverDetails> {
    return leftOverDetails(files, processes, pathOfRef(ref) ?? fail('not-found', {}));
  }

  /** Fails with `changed-meanwhile` where the left-over is no longer what the user decided about. */
  async function agreedOn(ref: string, seen: string): Promise<LeftOverDetails> {
    const details = await detailsOf(ref);
    return details.seen === seen ? details : fail('changed-meanwhile', {}, { path: details.path });
  }

  return {
    leftOver: async ({ ref }) => leftOverShape(await detailsOf(ref)),
    takeOverLeftOver: async ({ ref, seen }) => {
      const { path } = await agreedOn(ref, seen);
      const recovered = await takeOverLeftOver(files, processes, path);
      if ('ended' in recovered) return { ended: recovered.ended };
      const { left } = recovered;
      // It may lie under another name by now.
      const place = { path: left.path, detail: left.failure?.message };
      return fail('unfinished-save', { reason: unfinishedReason(left.recovery) }, place);
    },
    removeLeftOver: async ({ ref, seen }) => {
      const { path } = await agreedOn(ref, seen);
      await removeLeftOver(files, processes, path);
    },
    planKeepBoth: async ({ ref, seen, home }) => {
      const details = await agreedOn(ref, seen);
      const paths = { currentFolder: dirname(details.path), home, platform };
      const kept = await planKeepBoth(tools, details, paths);
      return planShape(
        plans.add({ ...kept, held: null, selection: null, objectId: null, paths, leftOver: details.path, run: null }),
        kept.planned,
      );
    },
  };
}
