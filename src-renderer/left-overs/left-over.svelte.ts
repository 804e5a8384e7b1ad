import type { Ending, LeftOverShape, Problem, Result, SavePlanShape } from '../../src-main/contract';
import { ask } from '../desktop';

/** What a left-over asks of the desktop. */
export interface LeftOverCalls {
  details(ref: string): Promise<Result<LeftOverShape>>;
  takeOver(ref: string, seen: string): Promise<Result<{ readonly ended: Ending }>>;
  remove(ref: string, seen: string): Promise<Result<void>>;
  planKeepBoth(ref: string, seen: string): Promise<Result<SavePlanShape>>;
}

const desktopCalls: LeftOverCalls = {
  details: (ref) => ask('leftOver', { ref }),
  takeOver: (ref, seen) => ask('takeOverLeftOver', { ref, seen }),
  remove: (ref, seen) => ask('removeLeftOver', { ref, seen }),
  planKeepBoth: (ref, seen) => ask('planKeepBoth', { ref, seen }),
};

/** Whom a left-over tells what became of it. */
export interface LeftOverListener {
  /** It is gone; `ended` says how, null where it was removed. */
  ended(ref: string, leftOver: LeftOverShape, ended: Ending | null): void;
  /** Its new pair is to be saved under another name; it goes once that is done. */
  keepBoth(plan: SavePlanShape): void;
  /** The folder that it lies in is to be read again. */
  readAgain(ref: string, filename: string): void;
  showInFolder(ref: string): void;
}

export type LeftOverQuestion = 'take-over' | 'remove';

/** What is left of one save: what is told of it, and what the user decides. */
export class LeftOver {
  details = $state.raw<LeftOverShape | null>(null);
  /** Why it cannot be told, or why what was asked for was not done. */
  problem = $state.raw<Problem | null>(null);
  question = $state<LeftOverQuestion | null>(null);
  isBusy = $state(false);

  constructor(
    readonly ref: string,
    readonly filename: string,
    private readonly listener: LeftOverListener,
    private readonly calls: LeftOverCalls = desktopCalls,
  ) {}

  async read(): Promise<void> {
    const answer = await this.calls.details(this.ref);
    if (answer.ok) this.details = answer.value;
    else this.problem = answer.error;
  }

  ask(question: LeftOverQuestion): void {
    if (!this.isBusy) this.question = question;
  }

  async answer(agreed: boolean): Promise<void> {
    const { question } = this;
    this.question = null;
    if (!agreed || question === null) return;
    if (question === 'take-over') await this.work(({ seen }) => this.calls.takeOver(this.ref, seen), this.tellEnded);
    else await this.work(({ seen }) => this.calls.remove(this.ref, seen), this.tellRemoved);
  }

  async keepBoth(): Promise<void> {
    await this.work(
      ({ seen }) => this.calls.planKeepBoth(this.ref, seen),
      (plan) => this.listener.keepBoth(plan),
    );
  }

  readAgain(): void {
    this.listener.readAgain(this.ref, this.filename);
  }

  showInFolder(): void {
    this.listener.showInFolder(this.ref);
  }

  private readonly tellEnded = ({ ended }: { readonly ended: Ending }, details: LeftOverShape): void =>
    this.listener.ended(this.ref, details, ended);

  private readonly tellRemoved = (_: unknown, details: LeftOverShape): void => this.listener.ended(this.ref, details, null);

  /** One thing at a time; a refusal is shown beside what is there now. */
  private async work<Value>(
    work: (details: LeftOverShape) => Promise<Result<Value>>,
    done: (value: Value, details: LeftOverShape) => void,
  ): Promise<void> {
    const { details } = this;
    if (details === null || this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    const answer = await work(details);
    this.isBusy = false;
    if (answer.ok) {
      done(answer.value, details);
      return;
    }
    await this.read();
    this.problem = answer.error;
  }
}
