import { problemOf, type Problem } from '../../src-main/contract';

/** What a part of the window threw while it was drawn, as a problem. */
export function thrownProblem(thrown: unknown): Problem {
  return problemOf(thrown);
}
