import { Hdf5Worker } from './hdf5-worker';

/** Work that takes longer than this is passed by those behind it; ordinary calls are done in a fraction. */
const SLOW_MS = 3_000;

/** Workers that can be passed by at a time: each has its own library, which takes memory. */
const SLOW_AT_MOST = 4;

/**
 * A few worker threads, started when they are first needed and replaced when they are lost. Calls beyond their number
 * wait in order; behind one that hangs, for some seconds at most.
 */
export class Hdf5Pool {
  private readonly workers = new Set<Hdf5Worker>();
  private readonly taken = new Set<Hdf5Worker>();
  /** Those of the taken ones in whose place others may be taken. */
  private readonly slow = new Set<Hdf5Worker>();
  /** Not counted: work that has one of its own may itself wait for short calls. */
  private readonly alone = new Set<Hdf5Worker>();
  private readonly waiting: ((worker: Hdf5Worker) => void)[] = [];

  private isClosed = false;

  constructor(private readonly size: number) {}

  /** Lends a worker to `work`. */
  async use<Value>(work: (worker: Hdf5Worker) => Promise<Value>): Promise<Value> {
    const worker = this.idle() ?? (await new Promise<Hdf5Worker>((resolve) => this.waiting.push(resolve)));
    this.taken.add(worker);
    const timer = setTimeout(() => this.pass(worker), SLOW_MS);
    try {
      return await work(worker);
    } finally {
      clearTimeout(timer);
      this.giveBack(worker);
    }
  }

  /** Lends a worker of its own to long work, so that it does not keep others waiting. */
  async useAlone<Value>(work: (worker: Hdf5Worker) => Promise<Value>): Promise<Value> {
    const worker = new Hdf5Worker();
    this.alone.add(worker);
    try {
      return await work(worker);
    } finally {
      this.alone.delete(worker);
      await worker.close();
    }
  }

  /** Ends all workers; calls that run or wait end with `host-task-failed`. */
  async close(): Promise<void> {
    this.isClosed = true;
    const workers = [...this.workers, ...this.alone];
    this.workers.clear();
    await Promise.all(workers.map((worker) => worker.close()));
  }

  private idle(): Hdf5Worker | null {
    for (const worker of this.workers) {
      if (worker.isLost && !this.taken.has(worker)) this.workers.delete(worker);
    }
    if (this.isFull) return null;
    for (const worker of this.workers) if (!this.taken.has(worker)) return worker;
    return this.start();
  }

  private get isFull(): boolean {
    return this.taken.size - this.slow.size >= this.size;
  }

  private start(): Hdf5Worker {
    const worker = new Hdf5Worker();
    this.workers.add(worker);
    return worker;
  }

  /** Lets others go on while `worker` is at work that takes long. */
  private pass(worker: Hdf5Worker): void {
    if (this.isClosed || this.slow.size >= SLOW_AT_MOST) return;
    this.slow.add(worker);
    this.serveNext(this.idle());
  }

  private giveBack(worker: Hdf5Worker): void {
    this.taken.delete(worker);
    this.slow.delete(worker);
    if (worker.isLost) this.workers.delete(worker);
    // One that is lost answers so at once, which is what the calls behind a closed pool want.
    this.serveNext(this.isClosed ? worker : this.idle());
    if (this.taken.has(worker) || this.workers.size - this.slow.size <= this.size) return;
    this.workers.delete(worker);
    void worker.close();
  }

  private serveNext(worker: Hdf5Worker | null): void {
    if (worker === null) return;
    const next = this.waiting.shift();
    if (next === undefined) return;
    this.taken.add(worker);
    next(worker);
  }
}
