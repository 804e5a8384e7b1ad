import type { SavePlanShape } from '../../../src-main/contract';

/** The plan of a new object at `data`, of which nothing is to be said. */
export function planShape(planId: string, data: string): SavePlanShape {
  return {
    planId,
    data,
    info: `${data}.info`,
    mode: 'create',
    newFolders: [],
    bytes: 1,
    freeBytes: null,
    safety: 'power',
    warnings: [],
    selected: null,
  };
}
