import type { Problem } from '../../src-main/contract';

/** A problem as text for a report: all that the window knows of it. */
export function problemReport(problem: Problem): string {
  const lines = [`${problem.code}: ${problem.message}`, problem.hint, problem.path, problem.detail];
  return lines.filter((line) => line !== undefined && line !== '').join('\n');
}
