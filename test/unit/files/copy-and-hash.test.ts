import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { problemOf, type Problem } from '../../../src-main/errors';
import { copyAndHash, nodeFiles, type CopyDigests, type FilePatch, type Files } from '../../../src-main/files';
import { startTask, unwatched, type TaskContext } from '../../../src-main/tasks';
import { portError } from './failing-files';
import { temporaryFolder } from './temp-folder';

const path = temporaryFolder();

/** Larger than two of the blocks that are read at once, and no multiple of them. */
const LARGE = 700_001;

function sampleBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 7 + (index >> 8)) % 256);
}

function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}

/** The patched form by the plain rule: cut or filled with zeros to its size, then the extents over it. */
function patched(bytes: Uint8Array, patch: FilePatch): Uint8Array {
  const result = new Uint8Array(patch.fileSize);
  result.set(bytes.subarray(0, patch.fileSize));
  for (const { position, bytes: piece } of patch.extents) result.set(piece, position);
  return result;
}

function unchanged(length: number): FilePatch {
  return { fileSize: length, extents: [] };
}

interface Copying {
  readonly patch: FilePatch;
  readonly sourceForm?: FilePatch | null;
  readonly files?: Files;
  readonly task?: TaskContext;
}

async function copy({ patch, sourceForm = null, files = nodeFiles, task = unwatched() }: Copying): Promise<CopyDigests> {
  const source = await nodeFiles.open(path('source'), 'read');
  try {
    return await copyAndHash(files, { source, sourcePath: path('source'), target: path('target'), patch, sourceForm }, task);
  } finally {
    await source.close();
  }
}

async function problemFrom(work: Promise<unknown>): Promise<Problem> {
  return work.then(
    () => {
      throw new Error('it went well');
    },
    (thrown: unknown) => problemOf(thrown),
  );
}

const texts = { hello: new TextEncoder().encode('hello'), end: new TextEncoder().encode('at the end') };
const LARGE_EXTENT = sampleBytes(300_000).map((byte) => byte ^ 0xff);

const patches: [string, number, FilePatch][] = [
  ['nothing', LARGE, unchanged(LARGE)],
  ['its first bytes', LARGE, { fileSize: LARGE, extents: [{ position: 0, bytes: texts.hello }] }],
  [
    'bytes over the edge of a block, and its last ones',
    LARGE,
    {
      fileSize: LARGE,
      extents: [
        { position: 256 * 1024 - 2, bytes: texts.hello },
        { position: LARGE - texts.end.length, bytes: texts.end },
      ],
    },
  ],
  ['more than a block', LARGE, { fileSize: LARGE, extents: [{ position: 100_000, bytes: LARGE_EXTENT }] }],
  ['its end, which is cut off', LARGE, { fileSize: 300_000, extents: [{ position: 3, bytes: texts.hello }] }],
  ['all, down to nothing', LARGE, { fileSize: 0, extents: [] }],
  [
    'its end, with zeros and bytes after it',
    LARGE,
    { fileSize: LARGE + 400_000, extents: [{ position: LARGE + 300_000, bytes: texts.end }] },
  ],
  ['nothing of an empty file', 0, unchanged(0)],
  ['an empty file into one with bytes', 0, { fileSize: 600_000, extents: [{ position: 400_000, bytes: texts.hello }] }],
  ['one byte of one', 1, { fileSize: 1, extents: [{ position: 0, bytes: Uint8Array.of(9) }] }],
  ['nothing of exactly two blocks', 512 * 1024, unchanged(512 * 1024)],
];

describe('a copy that changes', () => {
  it.each(patches)('%s has the bytes and the digests of the real ones', async (_what, length, patch) => {
    const bytes = sampleBytes(length);
    writeFileSync(path('source'), bytes);
    const digests = await copy({ patch });
    const target = readFileSync(path('target'));
    expect(target.equals(patched(bytes, patch))).toBe(true);
    expect(digests).toEqual({ source: sha1(bytes), target: sha1(target) });
    expect(readFileSync(path('source')).equals(bytes)).toBe(true);
  });

  it('nothing, of a source whose digest is wanted in another form, has that one beside its own', async () => {
    const bytes = sampleBytes(LARGE);
    writeFileSync(path('source'), bytes);
    const sourceForm = { fileSize: LARGE, extents: [{ position: 20, bytes: Uint8Array.of(1) }] };
    const digests = await copy({ patch: unchanged(LARGE), sourceForm });
    expect(digests).toEqual({ source: sha1(patched(bytes, sourceForm)), target: sha1(bytes) });
  });

  it('nothing, of a source that may not be written, is made all the same', async () => {
    writeFileSync(path('source'), 'abc');
    chmodSync(path('source'), 0o444);
    const digests = await copy({ patch: { fileSize: 4, extents: [{ position: 3, bytes: Uint8Array.of(100) }] } });
    expect(readFileSync(path('target'), 'utf8')).toBe('abcd');
    expect(digests.target).toBe(sha1(new TextEncoder().encode('abcd')));
  });

  it('is told byte by byte, up to all of them', async () => {
    const length = 40 * 1024 * 1024;
    writeFileSync(path('source'), '');
    truncateSync(path('source'), length);
    const done: number[] = [];
    const task: TaskContext = {
      ...unwatched(),
      report: (phase, doneBytes, totalBytes) => {
        expect([phase, totalBytes]).toEqual(['copying', length]);
        done.push(doneBytes);
      },
    };
    await copy({ patch: unchanged(length), task });
    expect(done.length).toBeGreaterThan(3);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect([done.at(0), done.at(-1)]).toEqual([0, length]);
  });
});

describe('a source that is no longer what it was', () => {
  const change: Readonly<Record<string, () => Promise<void> | void>> = {
    'longer by a byte': () => appendFile(path('source'), '!'),
    shorter: () => truncateSync(path('source'), LARGE - 1),
    'cut off before its first block ends': () => truncateSync(path('source'), 10),
    'written at another time': () => utimesSync(path('source'), 1, 1),
    'another file of its name': () => {
      writeFileSync(path('other'), sampleBytes(LARGE));
      renameSync(path('other'), path('source'));
    },
    gone: () => nodeFiles.removeFile(path('source')),
  };

  it.each(Object.keys(change))('is refused: %s', async (what) => {
    writeFileSync(path('source'), sampleBytes(LARGE));
    const files: Files = {
      ...nodeFiles,
      copyFile: async (from, to) => {
        await nodeFiles.copyFile(from, to);
        await change[what]?.();
      },
    };
    expect(await problemFrom(copy({ patch: unchanged(LARGE), files }))).toMatchObject({
      code: 'source-changed',
      path: path('source'),
    });
  });
});

describe('a source that is cut off while it is copied', () => {
  it('ends the copy, which then says that the source was changed', async () => {
    const length = 256 * 1024 * 1024;
    writeFileSync(path('source'), '');
    truncateSync(path('source'), length);
    const task: TaskContext = {
      ...unwatched(),
      report: (_phase, doneBytes) => {
        if (doneBytes > 0) truncateSync(path('source'), 10);
      },
    };
    expect(await problemFrom(copy({ patch: unchanged(length), task }))).toMatchObject({
      code: 'source-changed',
      path: path('source'),
    });
    expect(statSync(path('target')).size).toBeLessThanOrEqual(length);
  });
});

describe('a copy that fails', () => {
  function fullDisk(): Files {
    return {
      ...nodeFiles,
      open: async (name, mode) => {
        const handle = await nodeFiles.open(name, mode);
        return {
          descriptor: handle.descriptor,
          read: (into, position) => handle.read(into, position),
          write: () => Promise.reject(portError('ENOSPC', name)),
          truncate: (size) => handle.truncate(size),
          facts: () => handle.facts(),
          sync: () => handle.sync(),
          close: () => handle.close(),
        };
      },
    };
  }

  it('for want of space, in the copy itself, says so', async () => {
    writeFileSync(path('source'), sampleBytes(LARGE));
    const files: Files = { ...nodeFiles, copyFile: (_, to) => Promise.reject(portError('ENOSPC', to)) };
    expect(await problemFrom(copy({ patch: unchanged(LARGE), files }))).toMatchObject({ code: 'no-space', path: path('target') });
  });

  it('for want of space, where the patch is written, says so', async () => {
    writeFileSync(path('source'), 'abc');
    const patch = { fileSize: 3, extents: [{ position: 0, bytes: texts.hello.subarray(0, 3) }] };
    expect(await problemFrom(copy({ patch, files: fullDisk() }))).toMatchObject({ code: 'no-space', path: path('target') });
  });

  it('gives its own reason, though the checksum fails with it', async () => {
    const length = 64 * 1024 * 1024;
    writeFileSync(path('source'), '');
    truncateSync(path('source'), length);
    const files: Files = {
      ...nodeFiles,
      copyFile: (from, to) => {
        truncateSync(from, 10);
        return Promise.reject(portError('EIO', to));
      },
    };
    expect(await problemFrom(copy({ patch: unchanged(length), files }))).toMatchObject({
      code: 'io-error',
      path: path('target'),
    });
  });

  it('because something stands at its target leaves that alone', async () => {
    writeFileSync(path('source'), 'abc');
    writeFileSync(path('target'), 'kept');
    expect(await problemFrom(copy({ patch: unchanged(3) }))).toMatchObject({ code: 'exists', path: path('target') });
    expect(readFileSync(path('target'), 'utf8')).toBe('kept');
  });
});

describe('a copy that is cancelled', () => {
  it('before it began touches nothing', async () => {
    writeFileSync(path('source'), 'abc');
    const found = await problemFrom(copy({ patch: unchanged(3), task: unwatched(AbortSignal.abort()) }));
    expect(found.code).toBe('cancelled');
    expect(existsSync(path('target'))).toBe(false);
  });

  it('while it runs, ends as cancelled and waits for no disk', async () => {
    writeFileSync(path('source'), sampleBytes(LARGE));
    const opened: string[] = [];
    const files: Files = {
      ...nodeFiles,
      copyFile: (from, to) => {
        expect(task.cancel()).toBe(true);
        return nodeFiles.copyFile(from, to);
      },
      open: (name, mode) => {
        opened.push(name);
        return nodeFiles.open(name, mode);
      },
    };
    const task = startTask((context) => copy({ patch: unchanged(LARGE), files, task: context }));
    expect(await task.result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(opened).toEqual([]);
  });

  it('in the last moment, after all was written, ends as cancelled too', async () => {
    writeFileSync(path('source'), 'abc');
    const aborter = new AbortController();
    const files: Files = {
      ...nodeFiles,
      facts: async (name) => {
        aborter.abort();
        return nodeFiles.facts(name);
      },
    };
    const found = await problemFrom(copy({ patch: unchanged(3), files, task: unwatched(aborter.signal) }));
    expect(found.code).toBe('cancelled');
  });
});
