import { readFileSync } from 'node:fs';
import type { Started } from '../harness';

interface AppProcess {
  readonly pid: number;
  readonly type: string;
  readonly name: string;
}

/** The processes of the program that run now. */
function processesOf({ app }: Started): Promise<AppProcess[]> {
  return app.evaluate(({ app: own }) => own.getAppMetrics().map(({ pid, type, name }) => ({ pid, type, name: name ?? '' })));
}

/** The process in which all work on data runs; none for a moment after it was lost. */
export async function dataHostsOf(started: Started): Promise<number[]> {
  const all = await processesOf(started);
  return all.filter(({ name }) => name === 'Spydesk data host').map(({ pid }) => pid);
}

function goOn(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch {
    // It was lost meanwhile.
  }
}

/** Halts all work on data during `look`, so that what is shown of it stands still. */
export async function whileDataIsHeld(started: Started, look: () => Promise<void>): Promise<void> {
  const pids = await dataHostsOf(started);
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  try {
    await look();
  } finally {
    pids.forEach(goOn);
  }
}

/** The most memory that each process had resident since it began, bytes, by what it is. */
export async function peaksOf(started: Started): Promise<Record<string, number>> {
  const peaks: Record<string, number> = {};
  for (const { pid, type, name } of await processesOf(started)) {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    if (kilobytes === undefined) throw new Error(`Process ${pid} tells no memory.`);
    peaks[`${type} ${name} ${pid}`] = Number(kilobytes) * 1024;
  }
  return peaks;
}
