import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

/** What a command left behind. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  /** The current folder; nothing of it is left over in a test that names its paths in full. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A program that starts the command line, and its own words: `prlimit`, `setpriv`. */
  readonly through?: readonly string[];
}

/** Without a display the command of a package opens no window, whatever its words. */
const LEFT_OUT = new Set(['INIT_CWD', 'DISPLAY', 'WAYLAND_DISPLAY']);

function environment(further: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !LEFT_OUT.has(name)));
  return { ...own, ...further };
}

/** The built command line in plain Node, or the command of a package that `SPYDESK_COMMAND` names. */
function underTest(): string[] {
  const command = process.env['SPYDESK_COMMAND'];
  return command ? [command] : [process.execPath, join(inject('workerFolder'), 'cli.js')];
}

/** Starts the command line as a process of its own. */
export function start(words: readonly string[], { cwd = tmpdir(), env = {}, through = [] }: Circumstances = {}) {
  const [program = '', ...before] = [...through, ...underTest()];
  return spawn(program, [...before, ...words], { cwd, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The command of a package is a script: its shell complains by itself where the current folder is gone. */
const SHELL_COMPLAINT = /^sh: \d+: getcwd\(\) failed: .*\n/;

/** Runs the command line to its end. */
export async function spydesk(words: readonly string[], circumstances: Circumstances = {}): Promise<Outcome> {
  const child = start(words, circumstances);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { status, stdout, stderr: stderr.replace(SHELL_COMPLAINT, '') };
}

/** What a command with `--json` printed; throws with its error text where it was refused. */
export async function answerOf(words: readonly string[], circumstances: Circumstances = {}): Promise<unknown> {
  const { status, stdout, stderr } = await spydesk([...words, '--json'], circumstances);
  if (status !== 0) throw new Error(`spydesk ${words.join(' ')} ended with status ${status ?? 'unknown'}: ${stderr}`);
  return JSON.parse(stdout);
}

/**
 * The command line without the rights that the superuser has on files of others, so that modes count: as another user it
 * could not read the program in a home folder.
 */
export function unprivileged(): readonly string[] {
  return process.getuid?.() === 0 ? ['setpriv', '--bounding-set', '-all', '--inh-caps', '-all'] : [];
}
