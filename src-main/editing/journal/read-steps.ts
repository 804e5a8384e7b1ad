import { fail } from '../../errors';
import { JOURNAL_LIMITS } from './limits';
import { savesWithin, type DraftSteps, type NotedSave } from './noted-save';

/** What one line behind the head says. */
export type Step<Command> =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'cursor'; readonly cursor: number }
  | { readonly kind: 'saving'; readonly save: NotedSave }
  | { readonly kind: 'none'; readonly reason: string };

/** Where a journal is damaged. What stands behind builds on what is lost there, so none of it is taken. */
export interface Tear {
  /** The line, counted from 1, the head being the first. */
  readonly line: number;
  readonly reason: string;
  /** Lines from there on. */
  readonly lines: number;
}

/**
 * The steps of a journal as its lines are read, one after the other. Behind a damaged line only the notes of saves are heeded: without
 * them, what was saved would be done again.
 */
export class ReadSteps<Command> implements DraftSteps<Command> {
  readonly commands: Command[] = [];
  cursor = 0;
  saves: readonly NotedSave[] = [];
  tear: Tear | null = null;
  private line = 1;

  /** `file` is for the errors: `too-large`. */
  constructor(private readonly file: string) {}

  take(step: Step<Command>): void {
    this.line += 1;
    if (step.kind === 'saving') this.saves = [...this.saves, step.save];
    if (this.tear !== null) {
      this.tear = { ...this.tear, lines: this.tear.lines + 1 };
      return;
    }
    switch (step.kind) {
      case 'none':
        this.tearAt(step.reason);
        break;
      case 'cursor':
        if (step.cursor > this.commands.length) this.tearAt('leads to a command that there is not');
        else this.cursor = step.cursor;
        break;
      case 'command':
        this.saves = savesWithin(this.saves, this.cursor);
        this.commands.length = this.cursor;
        this.cursor = this.commands.push(step.command);
        if (this.cursor > JOURNAL_LIMITS.commands)
          fail('too-large', { reason: 'a draft of so many commands' }, { path: this.file });
    }
  }

  private tearAt(what: string): void {
    this.tear = { line: this.line, reason: `line ${this.line} ${what}`, lines: 1 };
  }
}
