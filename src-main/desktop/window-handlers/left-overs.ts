import type { Desk, WindowHandlers } from '../desk';
import { valueOf } from './objects';

/** What is left of saves in folders that the window may use. */
export function leftOverHandlers({
  host,
  session,
  system,
}: Desk): WindowHandlers<'leftOver' | 'takeOverLeftOver' | 'removeLeftOver' | 'planKeepBoth'> {
  return {
    leftOver: async ({ ref }, { signal }) => {
      await session.grants.folderOf(ref);
      return valueOf(await host.call('leftOver', { ref }, { signal }));
    },
    takeOverLeftOver: async (decided) => {
      await session.grants.folderOf(decided.ref);
      return valueOf(await host.call('takeOverLeftOver', decided));
    },
    removeLeftOver: async (decided) => {
      await session.grants.folderOf(decided.ref);
      valueOf(await host.call('removeLeftOver', decided));
    },
    planKeepBoth: async (decided) => {
      await session.grants.folderOf(decided.ref);
      const plan = valueOf(await host.call('planKeepBoth', { ...decided, home: system.home }));
      session.plans.set(plan.planId, plan.data);
      return plan;
    },
  };
}
