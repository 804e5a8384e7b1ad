import type { PictureTask } from '../../../src-main/pictures';

interface WatchedTask {
  readonly task: PictureTask;
  /** How far the work was at each report, from 0 to 1. */
  readonly progress: number[];
}

/** A task that keeps what is reported and stops being wanted at the `lastReport`-th report. */
export function watchedTask(lastReport = Number.POSITIVE_INFINITY): WatchedTask {
  const stop = new AbortController();
  const progress: number[] = [];
  const task: PictureTask = {
    signal: stop.signal,
    report(_, done, total) {
      progress.push(done / total);
      if (progress.length >= lastReport) stop.abort();
    },
  };
  return { task, progress };
}

/** A task of a picture that nobody wants any more. */
export function stoppedTask(): PictureTask {
  return { signal: AbortSignal.abort(), report: () => undefined };
}

/** True where the work never seemed to go back and came to its end. */
export function isSteady(progress: readonly number[]): boolean {
  return progress.at(-1) === 1 && progress.every((step, at) => step >= (progress[at - 1] ?? 0));
}
