import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonWithH5py } from '../../scripts/system/python.mjs';

const LACKING = 'There is no Python with h5py: install it (Debian: python3-h5py) or name one in SPYDESK_PYTHON.';

/** The Python that makes what Syncopy would not write and reads back what was written; there is no test without it. */
export function pythonCommand(): string {
  // One that is named is not asked first whether it has h5py: it says so itself.
  const python = process.env['SPYDESK_PYTHON'] || pythonWithH5py();
  if (python === null) throw new Error(LACKING);
  return python;
}

/** How a script ended. */
export interface PythonOutcome {
  /** Negative: the signal that ended it. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A Python that has h5py loaded, by the pipes to it and from it. */
interface WarmPython {
  readonly requests: number;
  readonly answers: number;
}

let warm: WarmPython | null = null;

/** Starts `warm_python.py`. It ends with this process, since nobody can write requests any more then. */
function startWarm(): WarmPython {
  const folder = mkdtempSync(join(tmpdir(), 'spydesk-python-'));
  const [requests, answers] = [join(folder, 'requests'), join(folder, 'answers')] as const;
  try {
    const { status, stderr } = spawnSync('mkfifo', [requests, answers], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`There are no pipes to Python: ${stderr}`);
    // The shell opens them: so they are there, and then at their end, where no Python starts.
    const words = ['-c', 'exec "$0" "$1" < "$2" > "$3"', pythonCommand(), join(import.meta.dirname, 'warm_python.py')];
    spawn('sh', [...words, requests, answers], { stdio: ['ignore', 'ignore', 'inherit'] }).unref();
    return { requests: openSync(requests, 'w'), answers: openSync(answers, 'r') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function lineFrom(descriptor: number): string {
  const blocks: Buffer[] = [];
  for (;;) {
    const block = Buffer.alloc(65_536);
    const length = readSync(descriptor, block);
    if (length === 0) throw new Error(`Python ended before it answered. ${LACKING}`);
    blocks.push(block.subarray(0, length));
    if (block[length - 1] === 0x0a) return Buffer.concat(blocks).toString();
  }
}

/** Does what `python WORD...` does in a folder, in a process of its own; to load h5py for each would take most of the time. */
export function pythonOutcome(words: readonly string[], folder = process.cwd()): PythonOutcome {
  const { requests, answers } = (warm ??= startWarm());
  try {
    writeSync(requests, `${JSON.stringify({ words, folder })}\n`);
    return JSON.parse(lineFrom(answers)) as PythonOutcome;
  } catch (thrown) {
    for (const descriptor of [requests, answers]) closeSync(descriptor);
    warm = null;
    throw thrown;
  }
}

/** As `pythonOutcome`, but answers what was printed, and throws the error text of a script that fails. */
export function printedByPython(words: readonly string[], folder?: string): string {
  const { status, stdout, stderr } = pythonOutcome(words, folder);
  if (status !== 0) throw new Error(`python ${words.join(' ')} ended with status ${status}:\n${stderr}`);
  return stdout;
}

/** Runs a script with h5py and answers what it printed; throws with its error text where it fails. */
export function runPython(script: string, ...words: readonly string[]): string {
  return printedByPython([script, ...words]);
}
