import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Tells one process from every other, also from a later one that got its number. */
export interface ProcessIdentity {
  readonly host: string;
  /** Changes with each start of the machine; null where the system tells none. */
  readonly bootId: string | null;
  readonly pid: number;
  /** Changes with each process that gets the number; null where the system tells none. */
  readonly processStart: string | null;
}

/** Whether the process that an identity names may still be at work. */
export type Liveness = 'live' | 'dead' | 'other-host';

/** What is asked of the system about processes; tests put others in its place. */
export interface Processes {
  own(): ProcessIdentity;
  livenessOf(identity: ProcessIdentity): Liveness;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function bootIdHere(): string | null {
  return textOf('/proc/sys/kernel/random/boot_id')?.trim() ?? null;
}

/** The 22nd field of `/proc/PID/stat` (proc(5)): clock ticks from the machine's start; the second may hold spaces and brackets. */
function processStartOf(pid: number): string | null {
  const stat = textOf(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // A process of another user may not be signalled, but is there.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}

/** The processes of this machine. */
export const systemProcesses: Processes = {
  own: () => ({ host: hostname(), bootId: bootIdHere(), pid: process.pid, processStart: processStartOf(process.pid) }),
  livenessOf({ host, bootId, pid, processStart }) {
    if (host !== hostname()) return 'other-host';
    if (bootId !== null && bootId !== bootIdHere()) return 'dead';
    if (!isRunning(pid)) return 'dead';
    return processStart === null || processStart === processStartOf(pid) ? 'live' : 'dead';
  },
};
