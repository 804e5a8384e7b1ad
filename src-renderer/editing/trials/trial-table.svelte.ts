import type { ObjectSummary, Problem, Result, TrialTextShape } from '../../../src-main/contract';
import { ask } from '../../desktop';
import type { ObjectEditing } from '../editing.svelte';
import {
  cellsOf,
  isSameTable,
  nextRow,
  readCells,
  rowOf,
  sortedBy,
  tableCommand,
  withBlock,
  withoutRows,
  type Cell,
  type CellPlace,
  type CellRows,
} from './trial-cells';

/** A table that was asked for and not taken, or not yet. */
interface Proposal {
  readonly rows: CellRows;
  /** Names of the info columns that come with it. */
  readonly names: readonly string[] | null;
  /** The table that it was made of. */
  readonly base: ObjectSummary['trials'];
}

/** Past the last sample of the data; a table of events does not tell it. */
function recordingEnd({ dimord, datasets }: ObjectSummary): number {
  const axis = dimord.indexOf('time');
  return axis === -1 ? Infinity : (datasets[0]?.shape[axis] ?? 0);
}

/**
 * The trial table while it is edited. Each change is a proposed table; one that is refused stays as it was typed, the
 * fault at its cell, until it is mended or put back.
 */
export class TrialTable {
  private proposal = $state.raw<Proposal | null>(null);
  private waiting = $state(0);
  private attempt = 0;
  private last: Promise<unknown> = Promise.resolve();
  private refused = $state.raw<Problem | null>(null);

  constructor(
    private readonly summary: () => ObjectSummary,
    private readonly editing: ObjectEditing,
  ) {}

  // No `$derived`, which would end with the component that looked first: the table outlives it.
  private get trials(): ObjectSummary['trials'] {
    return this.summary().trials;
  }

  /** A refused table goes when the one that it was made of is another by now, as after an undo. */
  private get proposed(): Proposal | null {
    const { proposal, waiting, trials } = this;
    return proposal !== null && (waiting > 0 || isSameTable(proposal.base, trials)) ? proposal : null;
  }

  /** It shows a table that the object has not, or not yet. */
  get isProposed(): boolean {
    return this.proposed !== null;
  }

  /** Why the last change was not taken; its `at` is the cell that is to blame. */
  get problem(): Problem | null {
    return this.proposal !== null && this.proposed === null ? null : this.refused;
  }

  get rows(): number {
    return this.proposed?.rows.length ?? this.trials.rows;
  }

  get columns(): number {
    return Math.max(3, this.proposed?.rows[0]?.length ?? this.trials.columns);
  }

  get columnNames(): readonly string[] {
    const { proposed, trials, columns } = this;
    return Array.from({ length: columns }, (_, column) => {
      const given = proposed?.names?.[column - 3] ?? '';
      return given === '' ? (trials.columnNames[column] ?? `info ${column - 2}`) : given;
    });
  }

  /** The cells of a row as they stand. */
  row(row: number): readonly Cell[] {
    const { proposed } = this;
    return proposed === null ? rowOf(this.trials, row) : (proposed.rows[row] ?? []);
  }

  cell({ row, column }: CellPlace): Cell {
    return this.row(row)[column] ?? '';
  }

  /** One cell alone is asked for as such, unless others wait or were refused: these are taken along. */
  set(place: CellPlace, cell: Cell): Promise<boolean> {
    const isAlone = this.proposed === null;
    return this.propose(withBlock(this.all(), place, [[cell]]), null, isAlone ? place : null);
  }

  addRow(): Promise<boolean> {
    const rows = this.all();
    return this.propose([...rows, nextRow(rows, recordingEnd(this.summary()))]);
  }

  removeRows(first: number, last: number): Promise<boolean> {
    return this.propose(withoutRows(this.all(), first, last));
  }

  sortBy(column: number): Promise<boolean> {
    const rows = this.all();
    const sorted = sortedBy(rows, column);
    return sorted.every((cells, row) => cells === rows[row]) ? Promise.resolve(true) : this.propose(sorted);
  }

  /** Pasted text: cells from a place on, or, where its first line names the columns, a whole table. */
  paste(place: CellPlace, text: string): Promise<boolean> {
    return this.editing.during(this.takePasted(place, text));
  }

  /** A table out of a file that the user chooses. */
  importFile(): Promise<boolean> {
    return this.editing.during(this.takeFile());
  }

  /** Hands on what was refused once more; answers whether nothing is left of it. What is asked for already is waited for. */
  async tryAgain(): Promise<boolean> {
    while (this.waiting > 0) await this.last;
    const { proposed } = this;
    return proposed === null || this.propose(proposed.rows, proposed.names);
  }

  /** Forgets a change that was refused. */
  putBack(): void {
    this.attempt += 1;
    this.proposal = null;
    this.refused = null;
  }

  all(): CellRows {
    return this.proposed?.rows ?? cellsOf(this.trials);
  }

  private async takePasted(place: CellPlace, text: string): Promise<boolean> {
    const read = await ask('readTrialTable', { objectId: this.summary().id, text });
    if (!read.ok) return this.refuse(movedTo(read.error, place));
    if (read.value.names !== null) return this.replace(read.value);
    return this.propose(withBlock(this.all(), place, readCells(read.value.rows)));
  }

  private async takeFile(): Promise<boolean> {
    const read: Result<TrialTextShape | null> = await ask('importTrialTable', { objectId: this.summary().id });
    if (!read.ok) return this.refuse(read.error);
    return read.value === null ? true : this.replace(read.value);
  }

  private replace({ rows, names }: TrialTextShape): Promise<boolean> {
    return this.propose(readCells(rows), names);
  }

  /** What was asked for before is answered first: its answer would take the refusal away. */
  private async refuse(problem: Problem): Promise<boolean> {
    await this.last;
    this.proposal = this.proposed;
    this.refused = problem;
    return false;
  }

  /** `place`: the one cell that is another than in the table that there is. */
  private propose(rows: CellRows, names: readonly string[] | null = null, place: CellPlace | null = null): Promise<boolean> {
    const answer = this.send(rows, names ?? this.proposed?.names ?? null, place);
    this.last = answer;
    return answer;
  }

  private async send(rows: CellRows, names: readonly string[] | null, place: CellPlace | null): Promise<boolean> {
    const attempt = (this.attempt += 1);
    this.proposal = { rows, names, base: this.trials };
    const command = tableCommand(rows, names, place);
    this.waiting += 1;
    const answer = command.ok ? await this.editing.do(command.value) : command;
    this.waiting -= 1;
    // A later change holds this one too.
    if (attempt !== this.attempt) return answer.ok;
    this.refused = answer.ok ? null : answer.error;
    this.proposal = answer.ok ? null : { rows, names, base: this.trials };
    return answer.ok;
  }
}

/** A fault within a pasted block, at its place in the table. */
function movedTo(problem: Problem, { row, column }: CellPlace): Problem {
  const { at } = problem;
  if (at?.kind !== 'cell') return problem;
  return { ...problem, at: { kind: 'cell', row: row + at.row, column: column + (at.column ?? 0) } };
}
