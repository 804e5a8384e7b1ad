import { problemOf, type Problem } from '../../src-main/contract';

/** What a part of the window threw while it was drawn, as a problem. */
export function thrownProblem(thrown: unknown): Problem {
  return problemOf(thrown);
}

/** Notes what a part of the window threw for the developer's console; the user sees its problem in that part's place. */
export function reportThrown(thrown: unknown): void {
  console.error(thrown);
}
