import { problemOf, SpydeskError } from '../../../src-main/errors';
import { nodeFiles, type FileHandle, type Files } from '../../../src-main/files';

export function systemError(errno: string): Error {
  return Object.assign(new Error(`${errno}: made up for a test`), { code: errno });
}

/** What a system error looks like once it came through the file port. */
export function portError(errno: string, path: string): SpydeskError {
  return new SpydeskError(problemOf(systemError(errno), path));
}

export interface Failure {
  /** The operation that fails, counted from 0. */
  readonly at: number;
  readonly errno: string;
  /** `once`: all others work. `done`: it is done and reported as failed. `from-there`: the disk is gone. */
  readonly kind: 'once' | 'done' | 'from-there';
}

export interface FailingFiles {
  readonly files: Files;
  /** The names of all operations so far. */
  readonly operations: string[];
}

type Operation = (...given: readonly unknown[]) => Promise<unknown>;

/** The real disk, on which one operation fails; with `null` it only counts. `under`: the disk below. */
export function failingFiles(failure: Failure | null, under: Files = nodeFiles): FailingFiles {
  const operations: string[] = [];
  const files = new Proxy(under, {
    get(target, name) {
      const operation = Reflect.get(target, name) as Operation;
      return async (...given: readonly unknown[]): Promise<unknown> => {
        const index = operations.push(String(name)) - 1;
        const fails = failure !== null && (index === failure.at || (failure.kind === 'from-there' && index > failure.at));
        if (!fails) return operation.apply(target, [...given]);
        if (failure.kind === 'done') {
          const answer = await operation.apply(target, [...given]);
          // Who is told that it failed has no handle to close.
          if (name === 'open') await (answer as FileHandle).close();
        }
        throw portError(failure.errno, String(given[0]));
      };
    },
  });
  return { files, operations };
}

/** A file system without second names, as exFAT is. */
export const withoutHardLinks: Files = {
  ...nodeFiles,
  hardLink: (_, path) => Promise.reject(portError('EPERM', path)),
};
