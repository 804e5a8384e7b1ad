import { printable, type Problem, type ProblemCode, type Warning } from '../errors';

/** The option that a hint is about. */
const OPTIONS: Partial<Record<ProblemCode, string>> = { exists: '--overwrite', damaged: '--accept-damage' };

/** A sentence with something in brackets before its full stop. */
function withRemark(sentence: string, remark: string | undefined): string {
  return remark === undefined ? sentence : `${sentence.replace(/\.$/, '')} (${remark}).`;
}

/** `CODE: sentence hint`, one line, with the path that it is about and what became of a save's target. */
export function problemLine({ code, message, hint, path, detail, outcome }: Problem, offered: { options: boolean }): string {
  const about = code === 'internal' ? detail?.split('\n', 1)[0] : path;
  const advice = withRemark(hint, offered.options ? OPTIONS[code] : undefined);
  const sentences = [withRemark(message, about), outcome, advice].filter((sentence) => sentence !== undefined);
  return printable(`${code}: ${sentences.join(' ')}`);
}

export function warningLine({ message, path }: Warning): string {
  return printable(`warning: ${withRemark(message, path)}`);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function widthOf(text: string): number {
  return [...graphemes.segment(text)].length;
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Rows of cells as lines whose columns stand one below the other. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const printableRows = rows.map((row) => row.map(printable));
  const widths: number[] = [];
  for (const row of printableRows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, widthOf(cell))));
  return printableRows.map((row) =>
    row
      .map((cell, at) => padded(cell, widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
