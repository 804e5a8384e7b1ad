import type { SaveTasks } from './save-tasks';

/** What is to close while saves run. */
export type LeavingKind = 'window' | 'program';

/** `wait`: when the saves are done; `stop`: stop them first; `stay`: not at all. */
export type LeavingAnswer = 'wait' | 'stop' | 'stay';

/** Puts the question, with the data files that are being written. */
export type AskToLeave = (kind: LeavingKind, targets: readonly string[]) => Promise<LeavingAnswer>;

async function allOf(ends: readonly Promise<boolean>[]): Promise<boolean> {
  return (await Promise.all(ends)).every((endedAsAsked) => endedAsAsked);
}

type Saves = Pick<SaveTasks, 'isBusy' | 'targets' | 'settle' | 'cancelAll'>;

/**
 * The end of a window, or of the program with all its windows, while saves run. It is asked for once, whatever else asks for it
 * meanwhile. Where a save that was waited for is refused, or has a question of its own, nothing is left: it would be told to nobody.
 */
export class Leaving {
  private isUnderWay = false;

  constructor(
    private readonly kind: LeavingKind,
    private readonly saves: () => readonly Saves[],
    private readonly ask: AskToLeave,
    private readonly leave: () => void,
  ) {}

  /** True where nothing keeps it. Else the user is asked, and what they want is done. */
  request(): boolean {
    if (this.busy.length === 0) return true;
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

  /** Leaves without a question, as the system wants it: what can be stopped is stopped, the rest waited for. */
  async insist(): Promise<void> {
    await allOf(this.busy.map((saves) => saves.cancelAll()));
    this.leave();
  }

  private async isToLeave(): Promise<boolean> {
    const { busy } = this;
    // From here on: one can be refused while the question stands.
    const settled = allOf(busy.map((saves) => saves.settle()));
    const answer = await this.ask(
      this.kind,
      busy.flatMap((saves) => saves.targets),
    );
    if (answer === 'stay') return false;
    if (answer === 'stop') await allOf(busy.map((saves) => saves.cancelAll()));
    return settled;
  }

  private get busy(): Saves[] {
    return this.saves().filter((saves) => saves.isBusy);
  }
}
