import type { Diagnostics } from '../../src-main/contract';

/** The page of diagnostics as text, to send along with a report. */
export function diagnosticsText({ groups, lastLines }: Diagnostics): string {
  const parts = groups.map(({ title, facts }) => [title, ...facts.map(({ name, value }) => `  ${name}: ${value}`)]);
  const lines = lastLines.length === 0 ? ['  nothing'] : lastLines.map((line) => `  ${line}`);
  return [...parts, ['Last lines of the log, the newest first', ...lines]].map((part) => part.join('\n')).join('\n\n');
}
