import { spawn, type ChildProcess } from 'node:child_process';
import type { ElectronApplication } from '@playwright/test';

/** The processes that open files of the user: main and the data host. Those that Chromium starts for itself know none. */
export async function processesWithFiles(app: ElectronApplication): Promise<number[]> {
  const all = await app.evaluate(({ app }) => app.getAppMetrics().map(({ pid, type, name }) => ({ pid, type, name })));
  return all.filter(({ type, name }) => type === 'Browser' || name === 'Spydesk data host').map(({ pid }) => pid);
}

/** Watches running processes, with all that they start, by further words for strace; answers once each is watched. */
export async function attach(pids: readonly number[], words: readonly string[]): Promise<ChildProcess> {
  const strace = spawn('strace', ['-f', '-y', ...words, ...pids.flatMap((pid) => ['-p', String(pid)])], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  await new Promise<void>((done, failed) => {
    strace.on('error', failed);
    strace.on('exit', () => failed(new Error(`strace ended: ${said}`)));
    strace.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (pids.every((pid) => new RegExp(`Process ${pid} attached`).test(said))) done();
    });
  });
  return strace;
}

/** Lets the processes run on unwatched. */
export async function detach(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.on('close', done));
  child.kill('SIGINT');
  await ended;
}
