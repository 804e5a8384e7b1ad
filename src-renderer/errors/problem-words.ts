import { printable, type Problem } from '../../src-main/contract';
import { versionsOfPage } from './agent-versions';

/** What went wrong, and what became of the target where it was a save. */
export function problemInWords({ message, outcome }: Problem): string {
  return outcome === undefined ? message : `${message} ${outcome}`;
}

/** All that the window knows of a problem, as lines of text. */
export function problemDetails(problem: Problem): string[] {
  const path = problem.path === undefined ? undefined : printable(problem.path);
  const text = [`${problem.code}: ${problemInWords(problem)}`, problem.hint, path ?? '', problem.detail ?? ''].join('\n');
  return text.split('\n').filter((line) => line !== '');
}

/** A problem as text for a report: its details, and what runs. */
export function problemReport(problem: Problem): string {
  return [...problemDetails(problem), versionsOfPage()].join('\n');
}
