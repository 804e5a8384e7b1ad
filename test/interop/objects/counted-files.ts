import type { FileHandle, Files } from '../../../src-main/files';

type Operation = (...given: readonly unknown[]) => Promise<unknown>;

/** What is done around each operation; `name` and the path it is about. Throwing keeps the operation from being done. */
export interface Around {
  before(index: number, name: string, path: string): void | Promise<void>;
  after(index: number, name: string, path: string): void | Promise<void>;
}

/** Operations that neither change the disk nor make a change last: a death beside them is one beside their neighbours. */
const ASKING = new Set(['facts', 'linkFacts', 'access', 'space', 'list', 'realPath', 'readSmall', 'read']);

/** A disk whose operations, those of open files too, are counted from 0 and told. */
export function countedFiles(under: Files, around: Around): Files {
  let count = 0;

  function counted<Port extends object>(port: Port, path: string): Port {
    return new Proxy(port, {
      get(target, name) {
        const member = Reflect.get(target, name) as unknown;
        if (typeof member !== 'function') return member;
        const operation = member as Operation;
        if (ASKING.has(String(name))) return (...given: readonly unknown[]) => operation.apply(target, [...given]);
        return async (...given: readonly unknown[]): Promise<unknown> => {
          const about = typeof given[0] === 'string' ? given[0] : path;
          const index = count++;
          await around.before(index, String(name), about);
          const value = await operation.apply(target, [...given]);
          await around.after(index, String(name), about);
          return name === 'open' ? counted(value as FileHandle, about) : value;
        };
      },
    });
  }

  return counted(under, 'disk');
}
