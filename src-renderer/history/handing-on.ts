import type { DraftState } from '../../src-main/contract';

/** Why there is no recipe of a draft; null where there is one. */
export function whyNoRecipe(draft: DraftState | null): string | null {
  if (draft === null || draft.count === 0) return 'There is no change yet.';
  return draft.cursor === 0 ? 'All changes are undone.' : null;
}

/** Why there are no Python lines of a draft; null where there are. */
export function whyNoPython(draft: DraftState | null): string | null {
  const leadsBack = draft?.changed.length === 0 ? 'The changes lead back to where they began: Python has nothing to do.' : null;
  return whyNoRecipe(draft) ?? leadsBack;
}
