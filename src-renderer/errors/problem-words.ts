import type { Problem } from '../../src-main/contract';

/** What went wrong, and what became of the target where it was a save. */
export function problemInWords({ message, outcome }: Problem): string {
  return outcome === undefined ? message : `${message} ${outcome}`;
}

/** A problem as text for a report: all that the window knows of it. */
export function problemReport(problem: Problem): string {
  const lines = [`${problem.code}: ${problemInWords(problem)}`, problem.hint, problem.path, problem.detail];
  return lines.filter((line) => line !== undefined && line !== '').join('\n');
}
