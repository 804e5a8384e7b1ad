import {
  problem,
  type ListedObjectShape,
  type ListedStrayShape,
  type ObjectSummary,
  type Problem,
  type Result,
} from '../../src-main/contract';
import { ask } from '../desktop';
import type { Outside } from './outside';

/** What the inspector shows. */
export type Shown =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'stray';
      readonly ref: string;
      readonly filename: string;
      readonly problem: Problem;
      /** What its folder suffers for it; null where it does not. */
      readonly warning: string | null;
    }
  | { readonly kind: 'object'; readonly ref: string; readonly summary: ObjectSummary }
  | { readonly kind: 'failed'; readonly ref: string; readonly filename: string; readonly problem: Problem };

export type InspectorTab = 'metadata' | 'trials' | 'info' | 'history' | 'numbers';

/** What the looking at another object waits for. */
export interface Handover {
  /** Ends when what was typed, and asked for, is in the draft of the object that is looked at, or refused. */
  settle(): Promise<void>;
  /** The same, where it is left: false where something of it keeps the user there, who is led to it. */
  leave(): Promise<boolean>;
}

/** The object that is looked at. Of several that were asked for the last one counts. */
export class Inspection {
  shown = $state.raw<Shown>({ kind: 'nothing' });
  /** What is being opened, while what was shown stays. */
  opening = $state.raw<{ readonly ref: string; readonly filename: string } | null>(null);
  /** What another program did to the files of the object, since it was opened; null where nothing. */
  outside = $state.raw<Outside | null>(null);
  /** The state in which another window of this program left the files of an object when it saved that last. */
  private elsewhere = $state.raw<{ readonly ref: string; readonly state: string } | null>(null);
  /** From 0. */
  trial = $state(0);
  tab = $state<InspectorTab>('metadata');
  private request = 0;
  /** What was asked to be opened last. */
  private work: Promise<void> = Promise.resolve();
  /** The object that was opened again by itself after the data host was lost. */
  private reopened: string | null = null;

  constructor(
    private readonly handover: Handover,
    private readonly onOpened: (summary: ObjectSummary) => void = () => undefined,
  ) {}

  readonly summary = $derived(this.shown.kind === 'object' ? this.shown.summary : null);
  /** It was another window of this program that changed the files, and nobody since. */
  readonly isSavedElsewhere = $derived(
    this.outside?.kind === 'changed' && this.elsewhere?.ref === this.summary?.ref && this.elsewhere?.state === this.outside.state,
  );
  /** The row of the browser that is looked at. */
  readonly ref = $derived(this.opening?.ref ?? (this.shown.kind === 'nothing' ? null : this.shown.ref));
  readonly trialCount = $derived(this.summary?.trials.rows ?? 0);

  /** Another one after each change of what is looked at. */
  get choice(): number {
    return this.request;
  }

  async show(entry: ListedObjectShape | ListedStrayShape, warning: string | null): Promise<void> {
    if (entry.kind === 'object') return this.open(entry.ref, entry.filename);
    if (!(await this.leave())) return;
    this.outside = null;
    this.shown = { kind: 'stray', ref: entry.ref, filename: entry.filename, problem: entry.problem, warning };
  }

  /** Opens an object; the same one again is read anew and keeps its trial. */
  open(ref: string, filename: string): Promise<void> {
    this.work = this.openNow(ref, filename);
    return this.work;
  }

  /** Whether an object is open by now under another id than it had; waits for what is being opened. */
  async isOpenedAnew({ id, ref }: ObjectSummary): Promise<boolean> {
    await this.work;
    return this.summary?.ref === ref && this.summary.id !== id;
  }

  private async openNow(ref: string, filename: string): Promise<void> {
    const request = (this.request += 1);
    if (await this.isHandedOver(ref, request)) await this.put(ref, filename, request, true);
  }

  /** `isTaken`: what is typed for the object that is shown still counts for it, and is handed on before that is closed. */
  private async put(ref: string, filename: string, request: number, isTaken: boolean): Promise<void> {
    this.opening = { ref, filename };
    const answer = await this.opened(ref, request, isTaken);
    if (answer === null) return;
    const previous = this.summary;
    this.opening = null;
    this.outside = null;
    if (answer.ok) {
      const count = answer.value.trials.rows;
      this.trial = previous?.ref === ref ? Math.max(0, Math.min(this.trial, count - 1)) : 0;
      this.shown = { kind: 'object', ref, summary: answer.value };
      this.onOpened(answer.value);
    } else {
      this.shown = { kind: 'failed', ref, filename, problem: answer.error };
    }
    if (previous !== null) void ask('closeObject', { objectId: previous.id });
  }

  /** Another window saved an object. */
  hearSaved(ref: string, state: string): void {
    if (ref === this.summary?.ref) this.elsewhere = { ref, state };
  }

  /** Another state of the object that is shown: its draft was changed. */
  take(summary: ObjectSummary): void {
    if (this.shown.kind !== 'object' || this.shown.summary.id !== summary.id) return;
    this.trial = Math.max(0, Math.min(this.trial, summary.trials.rows - 1));
    this.shown = { kind: 'object', ref: this.shown.ref, summary };
  }

  /** The data host is back. An object that lost it twice may be the cause: then the user decides whether to try again. */
  async afterHostRestart(): Promise<void> {
    if (this.opening !== null || this.shown.kind !== 'object') return;
    const { ref, summary } = this.shown;
    if (this.reopened === ref) {
      this.shown = {
        kind: 'failed',
        ref,
        filename: summary.filename,
        problem: problem('data-host-lost', {}, { path: summary.path }),
      };
      return;
    }
    this.reopened = ref;
    await this.open(ref, summary.filename);
  }

  /** Shows what another program made of the files. What is typed stays with its editor: it was typed over what is no more. */
  async readAnew(): Promise<void> {
    const now = this.opening ?? this.current();
    if (now === null) return;
    const request = (this.request += 1);
    await this.put(now.ref, now.filename, request, false);
  }

  /** Opens what is shown again: the user asks, or its files changed. */
  async reopen(): Promise<void> {
    this.reopened = null;
    const now = this.opening ?? this.current();
    if (now !== null) await this.open(now.ref, now.filename);
  }

  /** Shows nothing and frees what was open; answers whether it could, and nothing else was asked for meanwhile. */
  async leave(): Promise<boolean> {
    const request = (this.request += 1);
    if (!(await this.isHandedOver(null, request))) return false;
    this.opening = null;
    this.outside = null;
    if (this.summary !== null) void ask('closeObject', { objectId: this.summary.id });
    this.shown = { kind: 'nothing' };
    this.trial = 0;
    return true;
  }

  /** Steps `by` trials, within those that there are. */
  step(by: number): void {
    if (this.trialCount > 0) this.trial = Math.max(0, Math.min(this.trialCount - 1, this.trial + by));
  }

  /** What is typed goes into the draft of its object before the way to `ref`; false where it keeps the user, or they went elsewhere. */
  private async isHandedOver(ref: string | null, request: number): Promise<boolean> {
    if (this.summary === null) return true;
    let isFree = true;
    if (this.summary.ref === ref) await this.handover.settle();
    else isFree = await this.handover.leave();
    if (request !== this.request) return false;
    if (!isFree) this.opening = null;
    return isFree;
  }

  /** Null where something else is asked for by then. */
  private async opened(ref: string, request: number, isTaken: boolean): Promise<Result<ObjectSummary> | null> {
    const before = this.summary;
    const answer = await ask('openObject', { ref });
    // What an editor asked for late is answered before its object is closed; of the same object it is not in this answer.
    if (before !== null && isTaken) await this.handover.settle();
    const isStale = before?.ref === ref && this.summary !== before;
    if (request === this.request && !isStale) return answer;
    if (answer.ok) void ask('closeObject', { objectId: answer.value.id });
    return request === this.request ? this.opened(ref, request, isTaken) : null;
  }

  private current(): { ref: string; filename: string } | null {
    if (this.shown.kind === 'object') return { ref: this.shown.ref, filename: this.shown.summary.filename };
    return this.shown.kind === 'failed' ? this.shown : null;
  }
}
