import { appendFile, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Problem } from '../errors';
import { logLine } from './diagnostics/log-line';

/** Writes down what a report will need: errors that nobody foresaw, lost processes. */
export interface Log {
  write(where: string, text: string): void;
  problem(where: string, problem: Problem): void;
}

/** The log of the program, with its last lines at hand. */
export interface ProgramLog extends Log {
  readonly path: string;
  /** Of this start, the newest first. */
  lastLines(): readonly string[];
}

const LARGEST = 1024 * 1024;
/** Lines that are held for the page of diagnostics. */
const HELD = 100;
/** Lines that wait for a disk which does not answer; more are not kept. */
const WAITING = 1_000;
/** Paths and names of objects are in it: nobody else's to read. */
const OWN_ONLY = 0o600;

/** Another program at the same log may have put it aside just before: then what is taken is its new one, and goes back. */
async function putAside(path: string): Promise<void> {
  const taken = `${path}.${process.pid}`;
  await rename(path, taken);
  if ((await stat(taken)).size > LARGEST) {
    await rename(taken, `${path}.old`);
    return;
  }
  await appendFile(path, await readFile(taken), { mode: OWN_ONLY });
  await rm(taken);
}

async function append(path: string, lines: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const size = await stat(path).then(
    (facts) => facts.size,
    () => 0,
  );
  if (size > LARGEST) await putAside(path);
  const file = await open(path, 'a', OWN_ONLY);
  try {
    // One of an earlier version was readable by others.
    await file.chmod(OWN_ONLY);
    await file.appendFile(lines);
  } finally {
    await file.close();
  }
}

/**
 * A log at `path`, one older file kept; every line goes to the console too. A disk that refuses it stops nothing. Lines that come
 * while the disk works are written at once, so that they stay whole among those of another program.
 */
export function createLog(path: string, now: () => Date = () => new Date()): ProgramLog {
  let held: readonly string[] = [];
  let waiting: string[] = [];
  let isWriting = false;

  async function writeDown(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const lines = waiting.join('');
      waiting = [];
      await append(path, lines).catch((thrown: unknown) => console.error(`The log could not be written: ${String(thrown)}`));
    }
    isWriting = false;
  }

  function write(where: string, text: string): void {
    const line = logLine(now(), where, text);
    console.error(line.trimEnd());
    held = [line.trimEnd(), ...held].slice(0, HELD);
    if (waiting.length < WAITING) waiting.push(line);
    if (!isWriting) void writeDown();
  }

  return {
    path,
    write,
    problem: (where, { code, message, path: about, detail }) =>
      write(where, [`${code}: ${message}`, about, detail].filter((part) => part !== undefined).join('\n')),
    lastLines: () => held,
  };
}
