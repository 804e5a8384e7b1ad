import { SvelteMap } from 'svelte/reactivity';
import {
  printable,
  type Place,
  type Problem,
  type Recent,
  type RecentStateShape,
  type Result,
  type WindowArgs,
} from '../../src-main/contract';
import { ask } from '../desktop';
import { filtered } from './recent-words';

/** What opening a recent needs of the window, and what becomes of it. */
export interface RecentsListener {
  /** Answers why nothing was opened; null where it was, or where the user took it back. */
  open(choose: () => Promise<Result<Place[]>>): Promise<Problem | null>;
  problem(problem: Problem): void;
  word(text: string): void;
}

/** A recent that could not be opened since it is not where it was, or does not answer. */
export interface MissingRecent {
  readonly recent: Recent;
  readonly problem: Problem;
  /** Where it was found. */
  readonly movedTo: string | null;
}

type RecentCall = 'pinRecent' | 'forgetRecent' | 'clearRecents' | 'showRecent';

/** What was opened or saved before, and what is known of each. */
export class Recents {
  list = $state.raw<readonly Recent[]>([]);
  search = $state('');
  readonly shown = $derived(filtered(this.list, this.search));
  /** Whether each is there, by reference; what was not looked at yet is not in it. */
  readonly states = new SvelteMap<string, RecentStateShape>();
  readonly pictures = new SvelteMap<string, string>();
  /** Counts up when they are to be looked at anew. */
  round = $state(0);
  /** The dialog with the list is open. */
  isListOpen = $state(false);
  isClearing = $state(false);
  missing = $state.raw<MissingRecent | null>(null);

  constructor(private readonly listener: RecentsListener) {}

  get hasDialog(): boolean {
    return this.isListOpen || this.isClearing || this.missing !== null;
  }

  async read(): Promise<void> {
    const answer = await ask('recents', undefined);
    if (answer.ok) this.list = answer.value;
  }

  lookAgain(): void {
    this.round += 1;
  }

  /** Looks whether one is there, and takes its picture. */
  async look(ref: string): Promise<void> {
    await Promise.all([this.readState(ref), this.readPicture(ref)]);
  }

  async open(recent: Recent): Promise<void> {
    const problem = await this.listener.open(() => ask('openRecent', { ref: recent.ref }));
    if (problem === null) this.close();
    else if (problem.code === 'not-found' || problem.code === 'not-answering') await this.tellMissing(recent, problem);
    else this.listener.problem(problem);
  }

  /** One that was chosen elsewhere, as in the native menu. */
  async openByRef(ref: string): Promise<void> {
    await this.read();
    const recent = this.list.find((one) => one.ref === ref);
    if (recent !== undefined) await this.open(recent);
  }

  /** Opens a missing one where it was found. */
  async openMoved({ recent }: MissingRecent): Promise<void> {
    await this.openedInstead(() => ask('openMoved', { ref: recent.ref }));
  }

  /** Asks the user where a missing one is. */
  async lookFor({ recent }: MissingRecent): Promise<void> {
    await this.openedInstead(async () => {
      const answer = await ask('lookForRecent', { ref: recent.ref });
      if (!answer.ok) return answer;
      const { places, isSame } = answer.value;
      if (!isSame) {
        this.listener.word(
          `What you chose has another name than ${printable(recent.name)} and is not the same folder. It is open; the missing one stays in the list as it was.`,
        );
      }
      return { ok: true, value: places };
    });
  }

  async forget({ ref }: Recent): Promise<void> {
    await this.change('forgetRecent', { ref });
    if (this.missing?.recent.ref === ref) this.missing = null;
  }

  async pin({ ref }: Recent, pinned: boolean): Promise<void> {
    await this.change('pinRecent', { ref, pinned });
  }

  async clear(): Promise<void> {
    this.isClearing = false;
    await this.change('clearRecents', undefined);
  }

  async show({ ref }: Recent): Promise<void> {
    await this.change('showRecent', { ref });
  }

  /** Keeps a small picture of what is looked at. One that cannot be kept is none to speak of. */
  async keepPicture(ref: string, picture: string): Promise<void> {
    await ask('keepPicture', { ref, picture });
  }

  private close(): void {
    this.isListOpen = false;
    this.missing = null;
  }

  private async openedInstead(choose: () => Promise<Result<Place[]>>): Promise<void> {
    this.close();
    const problem = await this.listener.open(choose);
    if (problem !== null) this.listener.problem(problem);
  }

  private async tellMissing(recent: Recent, problem: Problem): Promise<void> {
    const state = problem.code === 'not-found' ? await this.readState(recent.ref) : null;
    this.missing = { recent, problem, movedTo: state?.movedTo ?? null };
  }

  private async readState(ref: string): Promise<RecentStateShape | null> {
    const answer = await ask('recentState', { ref });
    if (!answer.ok) return null;
    this.states.set(ref, answer.value);
    return answer.value;
  }

  private async readPicture(ref: string): Promise<void> {
    const answer = await ask('recentPicture', { ref });
    if (answer.ok && answer.value !== null) this.pictures.set(ref, answer.value);
    else this.pictures.delete(ref);
  }

  private async change<Name extends RecentCall>(name: Name, args: WindowArgs<Name>): Promise<void> {
    const answer = await ask(name, args);
    if (!answer.ok) this.listener.problem(answer.error);
    await this.read();
  }
}
