import { CsvError, parse } from 'csv-parse/sync';
import { problem, refusal, success, type Result } from '../../errors';
import { TRIAL_COLUMN_NAMES, TRIAL_COLUMNS } from '../trialdefinition';
import { refuseTrials, type TrialCell, type TrialRows } from './table';
import type { CellPlace } from './trial-rules';

/** More is no table of trials, and would take much memory before anyone could say so. */
export const TRIAL_TEXT_LIMITS = {
  /** UTF-16 units of text. */
  length: 16 * 1024 * 1024,
  /** Rows times columns. */
  cells: 2_000_000,
  /** Cells of one line. */
  line: 1_000,
} as const;

/** A trial table as its text gives it; `trialTableOf` says whether it can be one of an object. */
export interface TrialText {
  readonly rows: TrialRows;
  /** The header's names of the info columns, '' for one without; null for a text without a header. */
  readonly names: readonly string[] | null;
}

type TrialSeparator = ',' | ';' | '\t';

/** A refusal on its way out of the library's callback; it becomes a value before it leaves this file. */
class TextFault extends Error {
  constructor(
    readonly reason: string,
    readonly cell: CellPlace | null = null,
  ) {
    super(reason);
  }
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const WHOLE = /^[-+]?\d+(?:\.0*)?$/;
/** As numpy writes them, and as JavaScript does. */
const WORDS: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Infinity,
  '+inf': Infinity,
  '-inf': -Infinity,
  infinity: Infinity,
  '-infinity': -Infinity,
};

/** The number that a cell holds, null for an empty one, undefined for any other text. */
function numberIn(text: string): TrialCell | undefined {
  if (text === '') return null;
  const word = Object.hasOwn(WORDS, text.toLowerCase()) ? WORDS[text.toLowerCase()] : undefined;
  return NUMBER.test(text) ? Number(text) : word;
}

function cellValue(text: string, row: number, column: number, line: number): TrialCell {
  const value = numberIn(text);
  const cell = { kind: 'cell', row, column } as const;
  const place = `line ${line}, cell ${column + 1}`;
  if (value === undefined) {
    const advice = /^[-+]?\d+,\d+$/.test(text) ? '; a decimal point is needed' : '';
    throw new TextFault(`${place} holds "${text}", which is no number${advice}`, cell);
  }
  const isLost =
    value !== null && (WHOLE.test(text) ? !Number.isSafeInteger(value) : NUMBER.test(text) && !Number.isFinite(value));
  if (isLost) throw new TextFault(`${place} holds ${text}, a number that is too large to be kept exactly`, cell);
  return value;
}

/** True for a first line that names columns: start, stop and offset are among its cells, or its first three are texts. One cell or two are no header, but a line with another separator. */
function isHeader(cells: readonly string[]): boolean {
  const first = cells.slice(0, TRIAL_COLUMNS);
  return (
    startOrder(cells) !== null ||
    (first.length === TRIAL_COLUMNS && first.every((text) => text !== '' && numberIn(text) === undefined))
  );
}

/** Where start, stop and offset stand in a header; null where it does not name all three. */
function startOrder(header: readonly string[]): readonly number[] | null {
  const lower = header.map((name) => name.toLowerCase());
  const places = TRIAL_COLUMN_NAMES.map((name) => lower.indexOf(name));
  return places.includes(-1) ? null : places;
}

/** The places of the columns in the order of a trial table: the three, then the others as they come. */
function columnOrder(header: readonly string[]): readonly number[] {
  const named = startOrder(header);
  if (named !== null) return [...named, ...header.keys()].filter((place, at, all) => all.indexOf(place) === at);
  const strayed = TRIAL_COLUMN_NAMES.find(
    (name, at) => ![-1, at].includes(header.findIndex((cell) => cell.toLowerCase() === name)),
  );
  if (strayed === undefined) return [...header.keys()];
  throw new TextFault(
    `the header has "${strayed}" in another place than a trial table, and does not name all of start, stop and offset`,
  );
}

/** The separator of the first line with anything in it: a tab before a semicolon before a comma, as numbers may hold the latter. */
function separatorOf(text: string): TrialSeparator {
  const line = /^.*\S.*$/m.exec(text)?.[0].replace(/"[^"]*"/g, '') ?? '';
  return (['\t', ';'] as const).find((separator) => line.includes(separator)) ?? ',';
}

/** True where a line has more separators than any table has columns; the library would hold each of its cells first. */
function hasEndlessLine(text: string, separator: TrialSeparator): boolean {
  let cells = 1;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\n' || character === '\r') cells = 1;
    else if (character === separator) cells += 1;
    if (cells > TRIAL_TEXT_LIMITS.line) return true;
  }
  return false;
}

/** Takes the lines of a text one by one. */
class TableReader {
  private header: readonly string[] | null = null;
  private order: readonly number[] = [];
  private cells = 0;
  private readonly rows: TrialCell[][] = [];

  take(cells: readonly string[], line: number): void {
    if (this.header === null && this.rows.length === 0 && isHeader(cells)) {
      this.header = cells;
      this.order = columnOrder(cells);
      return;
    }
    this.cells += cells.length;
    if (this.cells > TRIAL_TEXT_LIMITS.cells) throw new TextFault(`the text has more than ${TRIAL_TEXT_LIMITS.cells} cells`);
    const row = this.rows.length;
    if (this.header !== null && cells.length !== this.header.length) {
      const column = Math.min(cells.length, this.header.length);
      const reason = `line ${line} has ${cells.length} cells, the header ${this.header.length}`;
      throw new TextFault(reason, { kind: 'cell', row, column });
    }
    const values = cells.map((text, column) =>
      cellValue(text, row, this.header === null ? column : this.order.indexOf(column), line),
    );
    this.rows.push(this.header === null ? values : this.order.map((place) => values[place] ?? null));
  }

  table(): TrialText {
    const { header } = this;
    const names = header === null ? null : this.order.slice(TRIAL_COLUMNS).map((place) => header[place] ?? '');
    return { rows: this.rows, names };
  }
}

/**
 * Reads a trial table out of CSV or pasted cells: a line a trial, cells parted by tabs, semicolons or commas (whichever the first
 * line has), decimal points, quoted cells, any line ends, blank lines and a byte order mark passed over. A first line of names is
 * a header: where it names `start`, `stop` and `offset` the columns are taken by name, else by their place, and the names of the
 * others are those of the info columns. An empty cell is null.
 * Errors: `edit-refused` for a text that is no number (with its line, and its place in the table), a broken quote (with its place in
 * the text), lines of another length than the header, no trials at all; `too-large`.
 */
export function readTrialText(text: string): Result<TrialText> {
  if (text.length > TRIAL_TEXT_LIMITS.length) {
    return refusal(problem('too-large', { reason: `a text of ${text.length} characters for a table of trials` }));
  }
  const delimiter = separatorOf(text);
  if (hasEndlessLine(text, delimiter)) return refuseTrials(`a line of the text has more than ${TRIAL_TEXT_LIMITS.line} cells`);
  const reader = new TableReader();
  try {
    parse(text, {
      bom: true,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record: (cells: string[], { lines }) => {
        reader.take(
          cells.map((cell) => cell.trim()),
          lines,
        );
        return null;
      },
    });
  } catch (thrown) {
    if (thrown instanceof TextFault) return refuseTrials(thrown.reason, thrown.cell);
    if (thrown instanceof CsvError) return brokenQuote(thrown);
    throw thrown;
  }
  const table = reader.table();
  return table.rows.length === 0 ? refuseTrials('the text holds no trials') : success(table);
}

/** Of a text in one known form, all that the library can find wrong is in its quotes. */
function brokenQuote(error: CsvError): Result<never> {
  const line = Number(error['lines']);
  const at = { kind: 'text', line, column: 1 } as const;
  const reason = `the quotes in line ${line} do not match`;
  return refusal(problem('edit-refused', { reason }, { at, detail: error.message }));
}
