import { holds, type Bar } from './bars';

/** A table: its heads and rows of cells. */
export interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What one measurement tells. */
export interface Section {
  readonly title: string;
  /** How it was measured. */
  readonly method: string;
  readonly tables: readonly Table[];
  readonly bars: readonly Bar[];
  /** What could not be measured here, and why. */
  readonly notes: readonly string[];
}

/** Seconds, ratios and megabytes with the digits that mean something. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value)) return String(value);
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function tableText({ heads, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const right = heads.map((_, at) => (at === 0 ? '---' : '---:'));
  return [line(heads), line(right), ...rows.map(line)].join('\n');
}

export function barsTable(bars: readonly Bar[]): Table {
  const withUnit = (value: number, unit: string): string => `${figure(value)}${unit === '' ? '' : ` ${unit}`}`;
  return {
    heads: ['bar', 'measured', 'at most', 'answer'],
    rows: bars.map((bar) => [
      bar.what,
      withUnit(bar.measured, bar.unit),
      withUnit(bar.limit, bar.unit),
      holds(bar) ? 'PASS' : '**FAIL**',
    ]),
  };
}

function sectionText({ title, method, tables, notes }: Section): string {
  return [`## ${title}`, method, ...tables.map(tableText), ...notes].join('\n\n');
}

/** The whole report as Markdown. */
export function reportText(
  facts: readonly (readonly [what: string, is: string])[],
  remark: string,
  sections: readonly Section[],
): string {
  const bars = sections.flatMap((section) => section.bars);
  return [
    '# What was measured',
    remark,
    tableText(barsTable(bars)),
    '## The machine',
    facts.map(([what, is]) => `- ${what}: ${is}`).join('\n'),
    ...sections.map(sectionText),
    '',
  ].join('\n\n');
}
