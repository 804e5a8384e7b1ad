/** What was pasted as a column of a spreadsheet: a label a line, or the first line, from 1, that holds several cells. */
export type PastedColumn =
  { readonly kind: 'labels'; readonly labels: readonly string[] } | { readonly kind: 'table'; readonly line: number };

/** A cell in quotes, as spreadsheets write those with a quote, a tab or a line break; inside a quote is doubled. */
const QUOTED = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
const PLAIN = /[^\t\r\n]*/y;
const LINE_END = /\r\n|\r|\n/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Reads a column as spreadsheets put it on the clipboard: lines, the last with a line end or without. */
export function pastedColumn(text: string): PastedColumn {
  const labels: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = matchAt(QUOTED, text, at);
    const plain = quoted === null ? (matchAt(PLAIN, text, at)?.[0] ?? '') : null;
    labels.push(plain ?? quoted?.[1]?.replaceAll('""', '"') ?? '');
    at += plain?.length ?? quoted?.[0].length ?? 0;
    if (text[at] === '\t') return { kind: 'table', line: labels.length };
    at += matchAt(LINE_END, text, at)?.[0].length ?? 0;
  }
  return { kind: 'labels', labels };
}

/** The column that `pastedColumn` reads as these labels, and a spreadsheet as its cells. */
export function columnText(labels: readonly string[]): string {
  return labels.map((label) => `${/["\t\r\n]/.test(label) ? `"${label.replaceAll('"', '""')}"` : label}\n`).join('');
}
