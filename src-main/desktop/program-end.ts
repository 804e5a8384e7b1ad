import { setTimeout } from 'node:timers/promises';
import { app } from 'electron';
import { Leaving } from './leaving';
import type { OpenWindows } from './open-windows';
import { askAboutChanges, askToLeave } from './questions';

/** A disk that answers no more keeps the program from its end for so long. */
const PATIENCE_MS = 2_000;

/** The end of the program: its windows are asked, and what they leave is cleared away. */
export class ProgramEnd {
  private readonly clearing = new Set<Promise<unknown>>();
  private readonly leaving: Leaving;

  /** `settle` writes down what is kept for the next start. */
  constructor(
    private readonly windows: () => OpenWindows,
    private readonly settle: () => Promise<unknown>,
  ) {
    this.leaving = new Leaving(
      'program',
      () => windows().all.map(({ leaver }) => leaver),
      {
        aboutSaves: async (kind, targets) => {
          const asking = windows().all.find(({ leaver }) => leaver.saves.isBusy);
          if (asking === undefined) return 'wait';
          asking.focus();
          return askToLeave(asking.window, kind, targets);
        },
        aboutChanges: async (kind, names) => {
          const asking = windows().all.find(({ leaver }) => leaver.unsaved.length > 0);
          if (asking === undefined) return 'stay';
          asking.focus();
          return askAboutChanges(asking.window, kind, names);
        },
      },
      () => app.quit(),
    );
  }

  /** The program ends after this work. */
  waitFor(work: Promise<unknown>): void {
    this.clearing.add(work);
    void work.finally(() => this.clearing.delete(work));
  }

  /** True where the program may quit now; else the user is asked, and what they want is done. */
  mayQuit(): boolean {
    const may = this.leaving.request();
    if (may) this.waitFor(Promise.all([this.windows().end(), this.settle()]));
    return may;
  }

  /** Quits without a question, as the system wants it: no save is cut off amid its work. */
  async quit(): Promise<void> {
    for (const each of this.windows().all) each.letGo();
    await this.leaving.insist();
  }

  /** Resolves once all that was waited for is done, or no longer to be waited for. */
  async cleared(): Promise<void> {
    await Promise.race([Promise.allSettled(this.clearing), setTimeout(PATIENCE_MS)]);
  }
}
