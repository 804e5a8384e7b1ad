import { printable } from './printable';
import { sentenceOf, type FactsOf, type ProblemCode } from './sentences/table';

/** Which field of the save dialog (or option of the command line) a refusal is about. */
export type ProblemField = 'container' | 'filename' | 'tag' | 'folder';

/**
 * The spot of what was given for a change that a refusal is about, so that the fault is marked right there. Labels, rows, columns of
 * a table and commands count from 0, lines and columns of a text from 1.
 */
export type InputPlace =
  /** A field of the command itself: `samplerate`, `pattern`, `find`. */
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'label'; readonly dimension: string; readonly index: number }
  /** Of a trial table; `column` is null for a whole row. */
  | { readonly kind: 'cell'; readonly row: number; readonly column: number | null }
  | { readonly kind: 'text'; readonly line: number; readonly column: number }
  /** Keys and places in lists, from `info` on. */
  | { readonly kind: 'info'; readonly path: readonly (string | number)[] }
  /** Of a recipe. */
  | { readonly kind: 'command'; readonly index: number };

/**
 * What went wrong, as a value: it crosses processes, is shown in the window and printed by the command line.
 * `path` is the file or folder it is about; `detail` holds technical text (an HDF5 error stack) for a report.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
  readonly path?: string | undefined;
  readonly field?: ProblemField | undefined;
  readonly at?: InputPlace | undefined;
  readonly detail?: string | undefined;
  /** Of a save: one sentence on what became of its target (`withOutcome`). */
  readonly outcome?: string | undefined;
}

/** Where a problem lies and what a report should carry beside its sentence. */
export interface ProblemPlace {
  readonly path?: string | undefined;
  readonly field?: ProblemField | undefined;
  readonly at?: InputPlace | undefined;
  readonly detail?: string | undefined;
}

/** Characters of a sentence at most. What it quotes can come out of a file, and be of any length there. */
const SENTENCE_LIMIT = 2_000;

function quotable(text: string): string {
  return printable(text.length > SENTENCE_LIMIT ? `${text.slice(0, SENTENCE_LIMIT)}…` : text);
}

/** Makes a problem: the sentence and the hint come from the one table, `sentences/table.ts`. */
export function problem<Code extends ProblemCode>(code: Code, facts: FactsOf[Code], place: ProblemPlace = {}): Problem {
  const { message, hint } = sentenceOf(code, facts);
  return { code, message: quotable(message), hint: quotable(hint), ...place };
}

/** A problem on its way up through code that does I/O. Doors turn it back into a value with `problemOf`. */
export class SpydeskError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: { cause?: unknown }) {
    super(`${problem.code}: ${problem.message}`, options);
    this.name = 'SpydeskError';
    this.problem = problem;
  }
}

/** Makes a problem and throws it. */
export function fail<Code extends ProblemCode>(code: Code, facts: FactsOf[Code], place: ProblemPlace = {}): never {
  throw new SpydeskError(problem(code, facts, place));
}
