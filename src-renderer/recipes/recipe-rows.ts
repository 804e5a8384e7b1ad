import type { Prepared, Problem } from '../../src-main/contract';
import { problemDetails } from '../errors/problem-words';
import type { Candidate } from './object-groups';

/** What is known of one object of a run. */
export type RowState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'prepared'; readonly prepared: Prepared }
  | { readonly kind: 'saving'; readonly prepared: Prepared }
  | { readonly kind: 'saved'; readonly data: string; readonly changes: readonly string[] }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** The run was stopped before it. */
  | { readonly kind: 'left' };

export interface RecipeRow {
  readonly object: Candidate;
  readonly state: RowState;
}

function stateAsText({ object, state }: RecipeRow): string[] {
  switch (state.kind) {
    case 'saved':
      return [`${object.filename} -> ${state.data}`, ...state.changes.map((change) => `  ${change}`)];
    case 'refused': {
      const [first = '', ...further] = problemDetails(state.problem);
      return [`${object.filename}: ${first}`, ...further.map((line) => `  ${line}`)];
    }
    default:
      return [`${object.filename}: not written`];
  }
}

/** The report of a run, to copy. */
export function reportOf(recipe: string, rows: readonly RecipeRow[]): string {
  return [`${recipe}: ${countsInWords(rows)}`, ...rows.flatMap(stateAsText)].join('\n');
}

/** `2 saved, 1 refused, 1 not written`. */
export function countsInWords(rows: readonly RecipeRow[]): string {
  const count = (kind: RowState['kind']): number => rows.filter(({ state }) => state.kind === kind).length;
  const [saved, refused] = [count('saved'), count('refused')];
  const others = rows.length - saved - refused;
  return [`${saved} saved`, `${refused} refused`, ...(others > 0 ? [`${others} not written`] : [])].join(', ');
}
