import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Problem } from '../errors';

/** Writes down what a report will need: errors that nobody foresaw, lost processes. */
export interface Log {
  write(where: string, text: string): void;
  problem(where: string, problem: Problem): void;
}

const LARGEST = 1024 * 1024;

async function append(path: string, line: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const size = await stat(path).then(
    (facts) => facts.size,
    () => 0,
  );
  if (size > LARGEST) await rename(path, `${path}.old`);
  await appendFile(path, line);
}

/** A log at `path`, one older file kept; every line goes to the console too. A disk that refuses it stops nothing. */
export function createLog(path: string, now: () => Date = () => new Date()): Log {
  let last: Promise<void> = Promise.resolve();

  function write(where: string, text: string): void {
    const line = `${now().toISOString()} ${where}: ${text}\n`;
    console.error(line.trimEnd());
    last = last
      .then(() => append(path, line))
      .catch((thrown: unknown) => console.error(`The log could not be written: ${String(thrown)}`));
  }

  return {
    write,
    problem: (where, problem) => write(where, `${problem.code}: ${problem.message} ${problem.detail ?? ''}`.trimEnd()),
  };
}
