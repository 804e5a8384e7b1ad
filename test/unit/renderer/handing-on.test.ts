import { expect, it } from 'vitest';
import type { DraftState } from '../../../src-main/contract';
import { whyNoPython, whyNoRecipe } from '../../../src-renderer/history/handing-on';

function draft(cursor: number, count: number, changed: DraftState['changed']): DraftState {
  return { cursor, count, undo: null, redo: null, changed, unsavedCfg: [], unkept: null, outdated: null };
}

it.each<[string, DraftState | null, string | null, string | null]>([
  ['nothing was ever changed', null, 'There is no change yet.', 'There is no change yet.'],
  ['a save took the changes', draft(0, 0, []), 'There is no change yet.', 'There is no change yet.'],
  ['all is undone', draft(0, 2, []), 'All changes are undone.', 'All changes are undone.'],
  ['the changes lead back', draft(2, 2, []), null, 'The changes lead back to where they began: Python has nothing to do.'],
  ['something is changed', draft(1, 2, ['info']), null, null],
])('where %s, a draft says why it cannot be handed on', (_, state, recipe, python) => {
  expect([whyNoRecipe(state), whyNoPython(state)]).toEqual([recipe, python]);
});
