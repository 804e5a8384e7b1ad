import type { Problem } from '../../src-main/contract';

let last: Problem | null = null;

/** Notes what a call was refused with. What the user themselves gave up is no problem. */
export function noteProblem(problem: Problem): void {
  if (problem.code !== 'cancelled') last = problem;
}

/** The problem that was shown last, at a field or wherever it was; null where there was none. */
export function lastProblem(): Problem | null {
  return last;
}
