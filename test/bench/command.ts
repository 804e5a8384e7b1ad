import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How a command ran, as a whole process. */
export interface Run {
  readonly wall: number;
  /** User and system time of the process and of those that it waited for, seconds; steps of 10 ms. */
  readonly cpu: number;
  readonly stdout: string;
}

/** Linux counts the time of processes in hundredths of a second, whatever the kernel's own tick is. */
const TICKS = 100;

/** Seconds that all children which have ended have used. */
function childrenCpu(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  // The name of the program stands in brackets and may hold anything; fields 16 and 17 count from before it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / TICKS;
}

/**
 * Runs a command to its end, nothing else at the same time. `watch` gets the process id as soon as there is one. Throws with
 * its error text where it fails.
 */
export async function runCommand(program: string, words: readonly string[], watch?: (pid: number) => void): Promise<Run> {
  const cpuBefore = childrenCpu();
  const begun = performance.now();
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  if (child.pid !== undefined) watch?.(child.pid);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const wall = (performance.now() - begun) / 1000;
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with status ${status ?? 'unknown'}: ${stderr}`);
  return { wall, cpu: childrenCpu() - cpuBefore, stdout };
}

/** Runs a line of the shell; `$1`, `$2` and so on are `words`. */
export async function runShell(line: string, ...words: readonly string[]): Promise<Run> {
  return runCommand('sh', ['-c', line, 'sh', ...words]);
}

/** Writes all to the disk that is still in memory, so that no run pays for the one before it. */
export async function settle(): Promise<void> {
  await runCommand('sync', []);
}
