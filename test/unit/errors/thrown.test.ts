import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  fail,
  problem,
  problemOf,
  refusal,
  SpydeskError,
  success,
  type Problem,
  type ProblemCode,
} from '../../../src-main/errors';

function systemError(errno: string, path?: string): Error {
  return Object.assign(new Error(`${errno}: the system's own words`), { code: errno, ...(path === undefined ? {} : { path }) });
}

async function thrownBy(work: () => unknown): Promise<Problem> {
  try {
    await work();
  } catch (thrown) {
    return problemOf(thrown);
  }
  throw new Error('nothing was thrown');
}

describe('what is not found', () => {
  it.each([['/data/bad\uFFFD.spy'], ['/data/\uD83D.spy'], ['/data/\uDE00/k.spy']])(
    'is to be renamed where no text can give its name: %j',
    (path) => {
      expect(problemOf(systemError('ENOENT', path)).hint).toContain('rename it first');
    },
  );

  it.each([['/data/😀.spy'], ['/data/größe "%41" #1.spy'], [undefined]])('may have been moved: %j', (path) => {
    expect(problemOf(systemError('ENOENT', path)).hint).toContain('moved or renamed');
  });
});

describe('an error of the system', () => {
  it.each<[string, ProblemCode]>([
    ['ENOENT', 'not-found'],
    ['EEXIST', 'exists'],
    ['EACCES', 'no-permission'],
    ['EPERM', 'no-permission'],
    ['EROFS', 'read-only'],
    ['ENOSPC', 'no-space'],
    ['EDQUOT', 'no-space'],
    ['EFBIG', 'no-space'],
    ['ENAMETOOLONG', 'invalid-name'],
    ['EISDIR', 'is-folder'],
    ['ENOTDIR', 'not-folder'],
    ['EBUSY', 'busy'],
    ['ETXTBSY', 'busy'],
    ['EIO', 'io-error'],
    ['ENODEV', 'io-error'],
    ['EMFILE', 'io-error'],
    ['ELOOP', 'io-error'],
    ['E2BIG', 'io-error'],
  ])('%s is %s', (errno, code) => {
    const found = problemOf(systemError(errno), '/data/k.analog');
    expect(found).toMatchObject({ code, path: '/data/k.analog', detail: `${errno}: the system's own words` });
  });

  it('that has no code of its own is told by its name', () => {
    expect(problemOf(systemError('ESTALE')).message).toContain('(ESTALE)');
  });

  it('that is a name too long says so', () => {
    expect(problemOf(systemError('ENAMETOOLONG')).message).toContain('too long');
  });

  it('is about the path that the caller knows, else about the one that the system tells', () => {
    expect(problemOf(systemError('EIO', '/told'), '/known').path).toBe('/known');
    expect(problemOf(systemError('EIO', '/told')).path).toBe('/told');
    expect(problemOf(systemError('EIO')).path).toBeUndefined();
  });

  it('comes from a real disk as well', async () => {
    const path = join(tmpdir(), 'spydesk-nothing-is-here', 'k.analog');
    expect(await thrownBy(() => readFile(path))).toMatchObject({ code: 'not-found', path });
    expect(await thrownBy(() => readFile(tmpdir()))).toMatchObject({ code: 'is-folder' });
  });
});

describe('anything else that is thrown', () => {
  it('keeps its problem where it has one, whatever path is given', () => {
    const own = problem('damaged', { reason: 'it is torn' }, { path: '/data/k.analog' });
    expect(problemOf(new SpydeskError(own), '/other')).toBe(own);
  });

  it('is `cancelled` where a signal was aborted', async () => {
    expect(await thrownBy(() => AbortSignal.abort().throwIfAborted())).toMatchObject({ code: 'cancelled' });
    expect(await thrownBy(() => readFile(tmpdir(), { signal: AbortSignal.abort() }))).toMatchObject({ code: 'cancelled' });
  });

  it('is `internal` with its stack where nobody foresaw it', () => {
    const found = problemOf(new TypeError('x is not a function'), '/data');
    expect(found).toMatchObject({ code: 'internal', path: '/data' });
    expect(found.detail).toContain('TypeError: x is not a function');
    expect(found.detail).toContain('thrown.test');
  });

  it.each([['a text', 'a text'] as const, [undefined, 'undefined'] as const, [42, '42'] as const])(
    'is `internal` for %o, which is no error at all',
    (thrown, detail) => {
      expect(problemOf(thrown)).toMatchObject({ code: 'internal', detail });
    },
  );

  it("is `internal` for an error of Node's own, which is no error of the system", () => {
    expect(problemOf(systemError('ERR_INVALID_ARG_VALUE')).code).toBe('internal');
    expect(problemOf(Object.assign(new Error('odd'), { code: 7 })).code).toBe('internal');
  });
});

describe('a failure', () => {
  it('is thrown as an error that names its code and its sentence', () => {
    expect(() => fail('read-only', {}, { path: '/mnt' })).toThrow('read-only: The disk is read-only.');
    expect(() => fail('read-only', {}, { path: '/mnt' })).toThrow(SpydeskError);
  });

  it('keeps what caused it', () => {
    const cause = systemError('EIO');
    expect(new SpydeskError(problemOf(cause), { cause }).cause).toBe(cause);
  });

  it('is a value that tells itself from a success', () => {
    const error = problem('cancelled', {});
    expect(refusal(error)).toEqual({ ok: false, error });
    expect(success(7)).toEqual({ ok: true, value: 7 });
  });
});
