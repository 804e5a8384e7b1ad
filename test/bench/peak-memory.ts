import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Run } from './command';

/** Bytes. */
export interface Peak {
  /** Anonymous and shared memory at most: what the process has for itself. */
  readonly own: number;
  /** The kernel's own mark of the most resident memory, mapped pages of files among it. */
  readonly whole: number;
}

const EVERY_MS = 2;

function bytesOf(status: string, key: string): number {
  return Number(new RegExp(`^${key}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) * 1024;
}

/** Looks at a process while it runs. Threads share one memory, so that of the process is that of all of them. */
export async function peakMemory(run: (watch: (pid: number) => void) => Promise<Run>): Promise<Peak> {
  let peak: Peak = { own: 0, whole: 0 };
  let isOver = false;

  async function look(pid: number): Promise<void> {
    while (!isOver) {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      const own = bytesOf(status, 'RssAnon') + bytesOf(status, 'RssShmem');
      peak = { own: Math.max(peak.own, own), whole: Math.max(peak.whole, bytesOf(status, 'VmHWM')) };
      await pause(EVERY_MS);
    }
  }

  let looking: Promise<void> = Promise.resolve();
  await run((pid) => {
    looking = look(pid);
  });
  isOver = true;
  await looking;
  if (peak.own === 0) throw new Error('the process ended before it was looked at');
  return peak;
}
