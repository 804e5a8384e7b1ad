import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { callsOf, type Call } from './calls';

/** The command line as it was built. */
const script = resolve(import.meta.dirname, '../../out/main/cli.js');
const foreseenNames = resolve(import.meta.dirname, 'foreseen-names.mjs');

/** strace's words for a run that is only looked at. */
export const EVERY_FILE_CALL: readonly string[] = ['--seccomp-bpf', '-e', 'trace=%file,%desc'];

export interface Traced {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly calls: readonly Call[];
}

/** What is set for Node alone (a file of certificates, say) would be opened by it. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, LANG: 'C.UTF-8' };
}

/**
 * Runs the command line under `strace -f` with further words for strace (`-e trace=`, `-e inject=`, `-P`), in `folder`. Calls
 * of the file system come from one thread, one after the other, so that the n-th is the n-th each time.
 */
export async function traced(words: readonly string[], folder: string, strace: readonly string[]): Promise<Traced> {
  const kept = mkdtempSync(join(tmpdir(), 'spydesk-strace-'));
  const log = join(kept, 'log');
  const program = [process.execPath, '--import', foreseenNames, script, ...words];
  const child = spawn('strace', ['-f', '-y', '-qq', '-o', log, ...strace, '--', ...program], {
    // Paths count from `folder` all the same, and Node's own look at its current folder falls elsewhere.
    cwd: '/',
    env: { ...environment(), UV_THREADPOOL_SIZE: '1', INIT_CWD: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  try {
    const [status, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((done, failed) => {
      child.on('error', failed);
      child.on('close', (...end) => done(end));
    });
    const calls = existsSync(log) ? callsOf(readFileSync(log, 'latin1')) : [];
    return { status, signal, stdout, stderr, calls };
  } finally {
    rmSync(kept, { recursive: true, force: true });
  }
}
