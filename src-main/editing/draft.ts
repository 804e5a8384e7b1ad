import { success, type Problem, type Result } from '../errors';
import type { FileVersion } from '../files';
import type { ObjectDescription } from '../format';
import { apply } from './apply/apply';
import type { Command } from '../commands';
import { differencesOf, isNone, type Differences } from './differences';

/** What a draft was begun on: the state of the object's two files, and what was read of them. */
export interface DraftBase {
  readonly version: { readonly data: FileVersion; readonly info: FileVersion };
  readonly description: ObjectDescription;
}

/** A state is kept after so many commands: one that was passed is made again from the last of these. */
const COMMANDS_BETWEEN_KEPT = 32;

/** The command that could not be done again, counted from 0, and why. */
export interface ReplayFault {
  readonly index: number;
  readonly error: Problem;
}

/** States that follow each other: after `from` commands, after one more, and so on. */
interface Run {
  readonly from: number;
  readonly states: readonly ObjectDescription[];
}

export type Replay = { readonly ok: true; readonly draft: Draft } | { readonly ok: false; readonly fault: ReplayFault };

/**
 * An edited object: what it was, the commands that were given, and how many of them count; those behind were undone and can be
 * done again. A value: each step answers another draft, so that it can be thrown away where it could not be written down. All
 * steps back together, and a replay, cost no more than its commands did.
 */
export class Draft {
  private found: Differences | undefined;

  private constructor(
    readonly base: DraftBase,
    readonly commands: readonly Command[],
    /** How many of the commands count. */
    readonly cursor: number,
    /** The object as it is now. */
    readonly description: ObjectDescription,
    /** The states after 0, 32, 64 … commands, as far as they were reached. */
    private readonly kept: readonly ObjectDescription[],
    /** Of the states since the last of these, those that were reached: steps back and forth among them cost nothing. */
    private readonly near: Run,
  ) {}

  static on(base: DraftBase): Draft {
    return new Draft(base, [], 0, base.description, [base.description], { from: 0, states: [base.description] });
  }

  /** A draft from what was written down of it. It names the first command that is refused now. */
  static replay(base: DraftBase, commands: readonly Command[], cursor = commands.length): Replay {
    const kept = [base.description];
    let description = base.description;
    for (const [index, command] of commands.entries()) {
      const after = apply(description, command);
      if (!after.ok) return { ok: false, fault: { index, error: after.error } };
      description = after.value;
      if ((index + 1) % COMMANDS_BETWEEN_KEPT === 0) kept.push(description);
    }
    const near = { from: commands.length, states: [description] };
    return { ok: true, draft: new Draft(base, commands, commands.length, description, kept, near).at(cursor) };
  }

  /** The draft with one more command, in the place of those that were undone. Errors: those of `apply`. */
  do(command: Command): Result<Draft> {
    const after = apply(this.description, command);
    if (!after.ok) return after;
    const cursor = this.cursor + 1;
    const isKept = cursor % COMMANDS_BETWEEN_KEPT === 0;
    const kept = this.kept.slice(0, Math.floor(this.cursor / COMMANDS_BETWEEN_KEPT) + 1);
    if (isKept) kept.push(after.value);
    const { from, states } = this.near;
    const near = isKept
      ? { from: cursor, states: [after.value] }
      : { from, states: [...states.slice(0, cursor - from), after.value] };
    const commands = [...this.commands.slice(0, this.cursor), command];
    return success(new Draft(this.base, commands, cursor, after.value, kept, near));
  }

  get canUndo(): boolean {
    return this.cursor > 0;
  }

  get canRedo(): boolean {
    return this.cursor < this.commands.length;
  }

  /** The draft without its last command; itself where there is none. */
  undo(): Draft {
    return this.at(this.cursor - 1);
  }

  /** The draft with the last command that was undone; itself where there is none. */
  redo(): Draft {
    return this.at(this.cursor + 1);
  }

  /** The draft with `cursor` of its commands, within those that it has. */
  at(cursor: number): Draft {
    const place = Math.max(0, Math.min(cursor, this.commands.length));
    if (place === this.cursor) return this;
    const near = this.runTo(place);
    const description = near.states[place - near.from] ?? this.base.description;
    return new Draft(this.base, this.commands, place, description, this.kept, near);
  }

  /** What a save would write otherwise than it stands in the files, the history aside. */
  get differences(): Differences {
    this.found ??= differencesOf(this.base.description, this.description);
    return this.found;
  }

  /**
   * True where a save would write something else than there is. Commands that lead back to where they began have changed nothing:
   * such a draft needs no save, and no entry in the history.
   */
  get isChanged(): boolean {
    return !isNone(this.differences);
  }

  /** The states that lead to that after `cursor` commands: those that are known, or from the last one that was kept before it on. */
  private runTo(cursor: number): Run {
    const { near, kept } = this;
    const place = Math.min(Math.floor(cursor / COMMANDS_BETWEEN_KEPT), kept.length - 1);
    const start = place * COMMANDS_BETWEEN_KEPT;
    const end = near.from + near.states.length - 1;
    if (cursor >= near.from && cursor <= end) return near;
    const goesOn = cursor > end && near.from >= start;
    const from = goesOn ? near.from : start;
    const states = goesOn ? [...near.states] : [kept[place] ?? this.base.description];
    for (const command of this.commands.slice(from + states.length - 1, cursor)) {
      const after = apply(states.at(-1) ?? this.base.description, command);
      // A command that was done once is done again in the same way.
      if (!after.ok) throw new Error(after.error.message);
      states.push(after.value);
    }
    return { from, states };
  }
}
