import { Hdf5Worker } from './hdf5-worker';

/**
 * A few worker threads, started when they are first needed and replaced when they are lost. Calls beyond their number
 * wait in order.
 */
export class Hdf5Pool {
  private readonly workers = new Set<Hdf5Worker>();
  private readonly taken = new Set<Hdf5Worker>();
  /** Not counted: work that has one of its own may itself wait for short calls. */
  private readonly alone = new Set<Hdf5Worker>();
  private readonly waiting: ((worker: Hdf5Worker) => void)[] = [];

  private isClosed = false;

  constructor(private readonly size: number) {}

  /** Lends a worker to `work`. */
  async use<Value>(work: (worker: Hdf5Worker) => Promise<Value>): Promise<Value> {
    const worker = this.idle() ?? (await new Promise<Hdf5Worker>((resolve) => this.waiting.push(resolve)));
    this.taken.add(worker);
    try {
      return await work(worker);
    } finally {
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
    for (const worker of this.workers) if (!this.taken.has(worker)) return worker;
    if (this.taken.size >= this.size) return null;
    return this.start();
  }

  private start(): Hdf5Worker {
    const worker = new Hdf5Worker();
    this.workers.add(worker);
    return worker;
  }

  private giveBack(worker: Hdf5Worker): void {
    this.taken.delete(worker);
    if (worker.isLost) this.workers.delete(worker);
    const next = this.waiting.shift();
    if (next === undefined) return;
    const successor = worker.isLost && !this.isClosed ? this.start() : worker;
    this.taken.add(successor);
    next(successor);
  }
}
