import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SpydeskError, problemOf } from '../../../src-main/errors';
import { nodeFiles, type FileHandle, type Files } from '../../../src-main/files';
import { judge, judgeOnlyChanged } from '../../judge/judge';
import { portError } from '../../unit/files/failing-files';
import { draftedTrials } from '../../unit/objects/drafts';
import {
  contentOf,
  copyPair,
  fixtures,
  opened,
  save,
  saveTools,
  scratchFolder,
  streamed,
  toolsOn,
} from '../../unit/objects/saving';

const tools = saveTools();
const path = scratchFolder();

type Operation = (...given: readonly unknown[]) => Promise<unknown>;

/** Asking costs nothing and changes nothing; what changes the disk, or reads of it, may fail. */
const UNCOUNTED = new Set(['facts', 'linkFacts', 'access', 'space', 'list', 'realPath', 'readSmall']);

/** The disk, on which the `at`-th operation of a save fails once; those of open files count too. */
class DiskThatFails {
  count = 0;

  constructor(
    private readonly at: number,
    private readonly errno: string,
  ) {}

  readonly files: Files = this.failing(nodeFiles, 'disk');

  private failing<Port extends object>(port: Port, path: string): Port {
    return new Proxy(port, {
      get: (target, name) => {
        const member = Reflect.get(target, name) as unknown;
        if (typeof member !== 'function') return member;
        if (UNCOUNTED.has(String(name))) return (...given: readonly unknown[]) => (member as Operation).apply(target, [...given]);
        return async (...given: readonly unknown[]): Promise<unknown> => {
          const about = typeof given[0] === 'string' ? given[0] : path;
          if (this.count++ === this.at) {
            // Closing a file fails after the fact: the descriptor is gone.
            if (name === 'close') await (member as Operation).apply(target, [...given]);
            throw portError(this.errno, about);
          }
          const value = await (member as Operation).apply(target, [...given]);
          return name === 'open' ? this.failing(value as FileHandle, about) : value;
        };
      },
    });
  }
}

/** Fails a save at every one of its operations in turn; answers how many there were. */
async function failEverywhere(
  errno: string,
  prepare: () => void,
  run: (files: Files) => Promise<unknown>,
  check: (failure: unknown, at: number) => void,
): Promise<number> {
  for (let at = 0; ; at += 1) {
    prepare();
    const disk = new DiskThatFails(at, errno);
    let failure: unknown = null;
    try {
      await run(disk.files);
    } catch (thrown) {
      failure = thrown;
    }
    if (disk.count <= at) return at;
    check(failure, at);
  }
}

const CODES: Readonly<Record<string, string>> = { ENOSPC: 'no-space', EIO: 'io-error', EACCES: 'no-permission' };

describe.each(['ENOSPC', 'EIO', 'EACCES'])('a disk that answers %s once, at any operation of a save', (errno) => {
  it.each([
    ['copied', (source: Awaited<ReturnType<typeof opened>>) => source],
    ['streamed', streamed],
  ])('leaves nothing of a new object that is %s, or all of it', { timeout: 240_000 }, async (_, via) => {
    const source = copyPair('containers/loose.analog', path('source.analog'));
    let before = contentOf(path());
    const points = await failEverywhere(
      errno,
      () => (before = contentOf(path())),
      async (files) => {
        const target = `n${Object.keys(before).length}`;
        await save(toolsOn(files, tools), via(await opened(tools, source)), { container: path('new', target) });
      },
      (failure, at) => {
        const left = Object.keys(contentOf(path())).filter((name) => !(name in before));
        const visible = left.filter((name) => !name.split('/').some((part) => part.startsWith('.')));
        if (failure === null) {
          // What failed was tidying up: the pair is whole, and no more than a hidden work folder stays.
          expect(
            visible.filter((name) => /\.(analog|info)$/.test(name)),
            `operation ${at}`,
          ).toHaveLength(2);
          return;
        }
        expect(failure, `operation ${at}`).toBeInstanceOf(SpydeskError);
        expect([CODES[errno], 'exists']).toContain(problemOf(failure).code);
        expect(
          visible.filter((name) => /\.(analog|info)$/.test(name)),
          `operation ${at}`,
        ).toEqual([]);
      },
    );
    expect(points).toBeGreaterThan(10);
  });

  it(
    'leaves the old object or the new one where a draft with another trial table replaces one',
    { timeout: 240_000 },
    async () => {
      const source = copyPair('containers/session1.spy/session1_lfp.analog', path('source.analog'));
      const target = path('target.analog');
      const points = await failEverywhere(
        errno,
        () => copyPair('containers/loose.analog', target),
        async (files) => save(toolsOn(files, tools), await draftedTrials(tools, source), { filename: target }, { replace: true }),
        (failure, at) => {
          if (failure === null) {
            expect([...judge(target), ...judgeOnlyChanged(source, ['trialdefinition'], target)], `operation ${at}`).toEqual([]);
            return;
          }
          for (const end of ['', '.info']) {
            const isOld = readFileSync(target + end).equals(readFileSync(join(fixtures, `containers/loose.analog${end}`)));
            expect(isOld, `operation ${at}, ${end}`).toBe(true);
          }
        },
      );
      expect(points).toBeGreaterThan(10);
    },
  );
});
