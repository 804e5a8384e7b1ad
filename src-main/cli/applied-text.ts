import { printable, type Problem } from '../errors';
import { errorFacts } from './object-facts';

/** What became of one object: the two files that were written, or would be, and what was changed; or why there are none. */
export type Applied =
  | { readonly source: string; readonly data: string; readonly info: string; readonly changes: readonly string[] }
  | { readonly source: string; readonly problem: Problem };

/** As `apply --json` prints it. */
export function factsOf(applied: Applied): unknown {
  return 'problem' in applied ? { source: applied.source, error: errorFacts(applied.problem) } : applied;
}

/** A line an object and below it one a change, for people; nothing where there is no object. */
export function linesOf(all: readonly Applied[]): string {
  const lines = all.flatMap((applied) =>
    'problem' in applied
      ? [`${applied.source}: ${applied.problem.code}: ${applied.problem.message}`]
      : [`${applied.source} -> ${applied.data}`, ...applied.changes.map((change) => `  ${change}`)],
  );
  return lines.map((line) => `${printable(line)}\n`).join('');
}
