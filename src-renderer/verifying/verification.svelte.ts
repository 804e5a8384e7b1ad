import { SvelteMap } from 'svelte/reactivity';
import type { Problem, ProgressShape, Result, VerifiedShape } from '../../src-main/contract';
import type { Check, Outcome, Subject } from './check';
import { Run, type Beside, type Summary } from './run';
import { desktopVerifyCalls, type VerifyCalls } from './verify-calls';

/** How far all is that runs, or waits. */
export interface VerifyProgress {
  /** The object that is being read. */
  readonly filename: string;
  /** Its place among them, from 1. */
  readonly position: number;
  readonly count: number;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** Whom a verification tells what it cannot show by itself. */
export interface VerifyListener {
  /** All is done; for each object that has an answer the state of its files then. */
  ended(states: ReadonlyMap<string, string>): void;
  /** All was ended by this. */
  lost(problem: Problem): void;
}

interface Found {
  readonly state: string;
  readonly outcome: Outcome;
}

interface Reading {
  readonly subject: Subject;
  /** Null until the task has its id. */
  taskId: string | null;
  doneBytes: number;
}

/** Small objects are verified beside each other, since opening them takes longer than reading them; a large one by itself. */
const AT_ONCE = 4;
const BYTES_AT_ONCE = 64_000_000;
const NOT_CHECKED: Check = { kind: 'answer', checksum: 'not-checked' };

/** Objects that are being verified, and what was found of which. */
export class Verification {
  progress = $state.raw<VerifyProgress | null>(null);
  /** Of what ended last; null where something runs, or it was dismissed. */
  summary = $state.raw<Summary | null>(null);
  isStopping = $state(false);

  private readonly found = new SvelteMap<string, Found>();
  private readonly work = new SvelteMap<string, 'waiting' | 'running'>();
  private queue: Subject[] = [];
  private readings: readonly Reading[] = [];
  private runs: Run[] = [];
  private ended = new SvelteMap<string, string>();
  private isUnderWay = false;
  private counts = { all: 0, done: 0, allBytes: 0, doneBytes: 0 };

  constructor(
    private readonly listener: VerifyListener,
    private readonly calls: VerifyCalls = desktopVerifyCalls,
  ) {}

  get isBusy(): boolean {
    return this.progress !== null;
  }

  /** What is known of the object whose files are in the state `state`. */
  checkOf(ref: string, state: string): Check {
    const work = this.work.get(ref);
    if (work !== undefined) return { kind: work };
    const found = this.found.get(ref);
    if (found?.state !== state) return NOT_CHECKED;
    const { outcome } = found;
    return 'problem' in outcome ? { kind: 'failed', problem: outcome.problem } : { kind: 'answer', checksum: outcome.checksum };
  }

  verifyOne(subject: Subject): void {
    this.add([subject], new Run([subject.ref], subject.filename));
  }

  /** Verifies the objects of a folder. */
  verifyAll(subjects: readonly Subject[], beside: Beside): void {
    this.add(
      subjects,
      new Run(
        subjects.map(({ ref }) => ref),
        null,
        beside,
      ),
    );
  }

  /** Ends all; what was found so far stays. */
  cancel(): void {
    this.isStopping = this.readings.length > 0;
    this.drop(() => true);
  }

  /** Ends what is not wanted any more: its folder was closed. */
  keepOnly(isWanted: (ref: string) => boolean): void {
    this.drop((ref) => !isWanted(ref));
  }

  dismiss(): void {
    this.summary = null;
  }

  hearProgress(taskId: string, { doneBytes }: ProgressShape): void {
    for (const reading of this.readings) {
      if (reading.taskId !== taskId) continue;
      reading.doneBytes = doneBytes;
      this.showProgress();
    }
  }

  private add(subjects: readonly Subject[], run: Run): void {
    if (!this.isUnderWay) this.begin();
    this.summary = null;
    this.isStopping = false;
    this.runs.push(run);
    for (const subject of subjects) {
      // It is part of an earlier run already, and counts for both.
      if (this.work.has(subject.ref)) continue;
      this.queue.push(subject);
      this.work.set(subject.ref, 'waiting');
      this.counts.all += 1;
      this.counts.allBytes += subject.size;
    }
    this.goOn();
  }

  private begin(): void {
    this.isUnderWay = true;
    this.counts = { all: 0, done: 0, allBytes: 0, doneBytes: 0 };
    this.ended = new SvelteMap();
  }

  /** Starts what may start, and ends what is done. */
  private goOn(): void {
    for (let next = this.next(); next !== undefined; next = this.next()) void this.read(next);
    const done = this.runs.filter(({ isDone }) => isDone);
    this.runs = this.runs.filter(({ isDone }) => !isDone);
    const last = done.at(-1);
    if (last !== undefined) this.summary = last.summary();
    this.showProgress();
    if (this.runs.length === 0 && this.readings.length === 0) this.end();
  }

  private end(): void {
    if (!this.isUnderWay) return;
    this.isUnderWay = false;
    this.isStopping = false;
    this.listener.ended(this.ended);
  }

  private next(): Subject | undefined {
    const [first] = this.queue;
    const bytes = this.readings.reduce((all, { subject }) => all + subject.size, first?.size ?? 0);
    const mayStart = this.readings.length === 0 || (this.readings.length < AT_ONCE && bytes <= BYTES_AT_ONCE);
    return mayStart ? this.queue.shift() : undefined;
  }

  private async read(subject: Subject): Promise<void> {
    const { ref, size } = subject;
    const reading: Reading = { subject, taskId: null, doneBytes: 0 };
    this.readings = [...this.readings, reading];
    this.work.set(ref, 'running');
    const result = await this.resultOf(reading);
    this.readings = this.readings.filter((one) => one !== reading);
    this.work.delete(ref);
    // It was stopped, and meanwhile asked for again.
    if (!result.ok && result.error.code === 'cancelled' && this.isWanted(ref)) {
      this.queue.push(subject);
      this.work.set(ref, 'waiting');
    } else {
      this.counts.done += 1;
      this.counts.doneBytes += size;
      this.take(subject, result);
    }
    this.goOn();
  }

  private take({ ref, state }: Subject, result: Result<VerifiedShape>): void {
    if (result.ok) {
      this.ended.set(ref, result.value.state);
      this.note(ref, result.value.state, { checksum: result.value.verdict });
    } else if (result.error.code !== 'cancelled') {
      this.note(ref, state, { problem: result.error });
      if (result.error.code === 'data-host-lost') this.lose(result.error);
    }
  }

  private isWanted(ref: string): boolean {
    return this.runs.some((run) => run.has(ref));
  }

  private async resultOf(reading: Reading): Promise<Result<VerifiedShape>> {
    const started = await this.calls.start(reading.subject.ref);
    if (!started.ok) return started;
    const { taskId } = started.value;
    reading.taskId = taskId;
    // It was stopped before it had an id to be stopped by.
    if (!this.isWanted(reading.subject.ref)) void this.calls.cancel(taskId);
    return this.calls.result(taskId);
  }

  private note(ref: string, state: string, outcome: Outcome): void {
    this.found.set(ref, { state, outcome });
    for (const run of this.runs) run.take(ref, outcome);
  }

  private lose(problem: Problem): void {
    if (this.runs.length === 0) return;
    this.drop(() => true);
    this.listener.lost(problem);
  }

  private drop(isUnwanted: (ref: string) => boolean): void {
    for (const { ref } of this.queue) {
      if (!isUnwanted(ref)) continue;
      this.work.delete(ref);
      for (const run of this.runs) run.drop(ref);
    }
    this.queue = this.queue.filter(({ ref }) => !isUnwanted(ref));
    for (const { subject, taskId } of this.readings) {
      if (!isUnwanted(subject.ref)) continue;
      for (const run of this.runs) run.drop(subject.ref);
      if (taskId !== null) void this.calls.cancel(taskId);
    }
    this.goOn();
  }

  private showProgress(): void {
    const { all, done, allBytes, doneBytes } = this.counts;
    const [first] = this.readings;
    if (first === undefined) {
      this.progress = null;
      return;
    }
    const underWay = this.readings.reduce((sum, reading) => sum + reading.doneBytes, 0);
    this.progress = {
      filename: first.subject.filename,
      position: Math.min(all, done + 1),
      count: all,
      doneBytes: Math.min(allBytes, doneBytes + underWay),
      totalBytes: allBytes,
    };
  }
}
