import type { Started } from '../harness';

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Kills processes at once, those that are left of them, and waits until they are gone. */
export async function endThese(pids: readonly number[]): Promise<void> {
  for (const pid of pids) if (isRunning(pid)) process.kill(pid, 'SIGKILL');
  while (pids.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Kills all processes of the program at once, as a crash of the machine would, and waits until they are gone. */
export async function endAll({ app }: Started): Promise<void> {
  const pids = await app.evaluate(({ app: own }) => own.getAppMetrics().map(({ pid }) => pid));
  const closed = app.waitForEvent('close');
  await Promise.all([closed, endThese(pids)]);
}
