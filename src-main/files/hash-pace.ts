/** How far ahead of the slowest a thread may be: what lies between them is still in the system's memory. */
const AHEAD_BYTES = 64 * 1024 * 1024;
/** Positions are shared as counts of these: 2^31 of them are more than any file has. */
const STEP_BYTES = 256 * 1024;
const AHEAD_STEPS = AHEAD_BYTES / STEP_BYTES;
const DONE = 2 ** 31 - 1;
/** A thread that waits looks up so often, ms: the others may have been stopped. */
const LOOK_UP_MS = 50;

/**
 * The positions of several threads that read one file, in memory that they share. They stay close together, so that a file
 * larger than the memory comes from the disk once and not once for each.
 */
export type Pace = Int32Array<SharedArrayBuffer>;

export function newPace(threads: number): Pace {
  return new Int32Array(new SharedArrayBuffer(4 * threads));
}

function slowestOf(pace: Pace): { readonly thread: number; readonly steps: number } {
  let slowest = { thread: 0, steps: DONE };
  for (let thread = 0; thread < pace.length; thread += 1) {
    const steps = Atomics.load(pace, thread);
    if (steps < slowest.steps) slowest = { thread, steps };
  }
  return slowest;
}

function advance(pace: Pace, thread: number, steps: number): void {
  Atomics.store(pace, thread, steps);
  Atomics.notify(pace, thread);
}

/** Says that `thread` has come to `position` and waits while another is far behind. `check` is asked meanwhile and may throw. */
export function keepPace(pace: Pace, thread: number, position: number, check: () => void): void {
  const own = Math.floor(position / STEP_BYTES);
  advance(pace, thread, own);
  for (;;) {
    const slowest = slowestOf(pace);
    if (own - slowest.steps <= AHEAD_STEPS) return;
    Atomics.wait(pace, slowest.thread, slowest.steps, LOOK_UP_MS);
    check();
  }
}

/** Nobody waits for `thread` any more. */
export function leavePace(pace: Pace, thread: number): void {
  advance(pace, thread, DONE);
}
