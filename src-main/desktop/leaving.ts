import type { SaveTasks } from './save-tasks';
import type { TypedText } from './typed-text';

/** What is to close while saves run. */
export type LeavingKind = 'window' | 'program';

/** `wait`: when the saves are done; `stop`: stop them first; `stay`: not at all. */
export type LeavingAnswer = 'wait' | 'stop' | 'stay';

/** Puts the question, with the data files that are being written. */
export type AskToLeave = (kind: LeavingKind, targets: readonly string[]) => Promise<LeavingAnswer>;

/** `save`: all of them; `discard`: none of them; `stay`: not to leave. */
export type ChangesAnswer = 'save' | 'discard' | 'stay';

/** Puts the question, with the names of the objects that were changed. */
export type AskAboutChanges = (kind: LeavingKind, names: readonly string[]) => Promise<ChangesAnswer>;

async function allOf(ends: readonly Promise<boolean>[]): Promise<boolean> {
  return (await Promise.all(ends)).every((endedAsAsked) => endedAsAsked);
}

/** What one window keeps from its end. */
export interface Leaver {
  readonly saves: Pick<SaveTasks, 'isBusy' | 'targets' | 'settle' | 'cancelAll'>;
  /** The names of the objects that were changed and not saved. */
  readonly unsaved: readonly string[];
  /** What is typed into a field belongs to the changes once it is handed on. */
  readonly typed: Pick<TypedText, 'isPending' | 'handOn'>;
  /** A change is asked for and not answered. */
  readonly isStepping: boolean;
  /** Waits for such changes, and asks anew what was changed. */
  readChanges(): Promise<void>;
  /** Each answers whether it was done to all. */
  saveChanges(): Promise<boolean>;
  discardChanges(): Promise<boolean>;
}

function keepsFromLeaving({ saves, unsaved, typed, isStepping }: Leaver): boolean {
  return saves.isBusy || unsaved.length > 0 || typed.isPending || isStepping;
}

/** The questions that are put to the user. */
export interface LeavingQuestions {
  readonly aboutSaves: AskToLeave;
  readonly aboutChanges: AskAboutChanges;
}

/**
 * The end of a window, or of the program with all its windows, while saves run or changes are not saved. It is asked for once,
 * whatever else asks for it meanwhile. Where a save that was waited for is refused, or has a question of its own, nothing is left:
 * it would be told to nobody.
 */
export class Leaving {
  private isUnderWay = false;
  /** The system wants it: nothing is asked any more. */
  private insisted = false;

  constructor(
    private readonly kind: LeavingKind,
    private readonly leavers: () => readonly Leaver[],
    private readonly ask: LeavingQuestions,
    private readonly leave: () => void,
  ) {}

  /** True where nothing keeps it. Else the user is asked, and what they want is done. */
  request(): boolean {
    if (this.insisted || !this.leavers().some(keepsFromLeaving)) return true;
    if (this.isUnderWay) return false;
    this.isUnderWay = true;
    void this.isToLeave()
      .finally(() => {
        this.isUnderWay = false;
      })
      .then(
        // What was begun meanwhile is asked about then.
        (leaves) => leaves && this.leave(),
        // A question that could not be put was not answered: all stays, and can be asked for again.
        () => undefined,
      );
    return false;
  }

  /** Leaves without a question, as the system wants it: what can be stopped is stopped, the rest waited for. Changes stay in their journals. */
  async insist(): Promise<void> {
    await Promise.all([allOf(this.busy.map(({ saves }) => saves.cancelAll())), this.handOnTyped()]);
    this.letGo();
    this.leave();
  }

  /** From here on nothing is asked. */
  letGo(): void {
    this.insisted = true;
  }

  private async isToLeave(): Promise<boolean> {
    return (await this.areSavesDone()) && (await this.areChangesDealtWith());
  }

  private async areSavesDone(): Promise<boolean> {
    const busy = this.busy.map(({ saves }) => saves);
    if (busy.length === 0) return true;
    // From here on: one can be refused while the question stands.
    const settled = allOf(busy.map((saves) => saves.settle()));
    const answer = await this.ask.aboutSaves(
      this.kind,
      busy.flatMap((saves) => saves.targets),
    );
    if (answer === 'stay') return false;
    if (answer === 'stop') await allOf(busy.map((saves) => saves.cancelAll()));
    return settled;
  }

  /** One after the other: a save that is refused is seen before the next window is touched. */
  private async areChangesDealtWith(): Promise<boolean> {
    const ends = await this.handOnTyped();
    // What is refused would be lost: it stays with its reason, and closing again means it.
    if (ends.includes(false)) return false;
    await this.readChanges();
    const { changed } = this;
    // So would what a page did not answer for.
    if (changed.length === 0) return !ends.includes(null);
    const answer = await this.ask.aboutChanges(
      this.kind,
      changed.flatMap(({ unsaved }) => unsaved),
    );
    if (answer === 'stay') return false;
    for (const leaver of changed) {
      if (!(await (answer === 'save' ? leaver.saveChanges() : leaver.discardChanges()))) return false;
    }
    return true;
  }

  private handOnTyped(): Promise<(boolean | null)[]> {
    const typing = this.leavers().filter(({ typed }) => typed.isPending);
    return Promise.all(typing.map(({ typed }) => typed.handOn()));
  }

  private async readChanges(): Promise<void> {
    await Promise.all(this.leavers().map((leaver) => leaver.readChanges()));
  }

  private get busy(): Leaver[] {
    return this.leavers().filter(({ saves }) => saves.isBusy);
  }

  private get changed(): Leaver[] {
    return this.leavers().filter(({ unsaved }) => unsaved.length > 0);
  }
}
