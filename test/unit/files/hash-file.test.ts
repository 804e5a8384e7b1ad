import { createHash } from 'node:crypto';
import { closeSync, openSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { problemOf } from '../../../src-main/errors';
import { hashFile, type FilePatch, type FileToHash } from '../../../src-main/files';
import { temporaryFolder } from './temp-folder';

const path = temporaryFolder();
const never = new AbortController().signal;

function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}

async function withFile<Value>(content: Uint8Array, work: (file: FileToHash) => Promise<Value>): Promise<Value> {
  writeFileSync(path('a'), content);
  const descriptor = openSync(path('a'), 'r');
  try {
    return await work({ path: path('a'), descriptor, size: content.length });
  } finally {
    closeSync(descriptor);
  }
}

/** A file of `size` zeros that takes no space, since nothing was ever written to it. */
async function withZeros<Value>(size: number, work: (file: FileToHash) => Promise<Value>): Promise<Value> {
  return withFile(new Uint8Array(0), (file) => {
    truncateSync(file.path, size);
    return work({ ...file, size });
  });
}

async function codeOf(work: Promise<unknown>): Promise<string | null> {
  return work.then(
    () => null,
    (thrown: unknown) => problemOf(thrown).code,
  );
}

describe('the digests of a file', () => {
  it.each([0, 1, 262_143, 262_144, 262_145, 1_000_000])('of %i bytes are those of the bytes', async (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 256);
    expect(await withFile(bytes, (file) => hashFile(file, [null], vi.fn(), never))).toEqual([sha1(bytes)]);
  });

  it('come in the order in which they were asked, each of its own form', async () => {
    const bytes = new TextEncoder().encode('0123456789');
    const change = (fileSize: number, position: number, text: string): FilePatch => ({
      fileSize,
      extents: [{ position, bytes: new TextEncoder().encode(text) }],
    });
    const wanted = [change(10, 2, 'xx'), null, change(4, 0, 'y'), change(12, 11, 'z'), null];
    const forms = ['01xx456789', '0123456789', 'y123', '0123456789\0z', '0123456789'];
    const digests = await withFile(bytes, (file) => hashFile(file, wanted, vi.fn(), never));
    expect(digests).toEqual(forms.map((form) => sha1(new TextEncoder().encode(form))));
  });

  it('are none where none is asked', async () => {
    expect(await withFile(Uint8Array.of(1, 2), (file) => hashFile(file, [], vi.fn(), never))).toEqual([]);
  });

  it('are taken with the progress told', async () => {
    const onProgress = vi.fn<(doneBytes: number) => void>();
    const size = 50 * 1024 * 1024;
    const [digest] = await withZeros(size, (file) => hashFile(file, [null], onProgress, never));
    expect(digest).toBe(sha1(new Uint8Array(size)));
    const told = onProgress.mock.calls.map(([doneBytes]) => doneBytes);
    expect(told).toEqual([16, 32, 48].map((megabytes) => megabytes * 1024 * 1024));
  });
});

describe('the digests of a large file, a thread for each', () => {
  const head: FilePatch['extents'] = [{ position: 0, bytes: Uint8Array.of(1) }];

  it('come in the order in which they were asked, with the progress of the slowest told', async () => {
    const size = 150 * 1024 * 1024;
    const onProgress = vi.fn<(doneBytes: number) => void>();
    const wanted = [{ fileSize: size, extents: head }, null, { fileSize: size + 1, extents: [] }];
    const digests = await withZeros(size, (file) => hashFile(file, wanted, onProgress, never));
    const zeros = new Uint8Array(size + 1);
    const patched = new Uint8Array(size);
    patched[0] = 1;
    expect(digests).toEqual([sha1(patched), sha1(zeros.subarray(0, size)), sha1(zeros)]);
    const told = onProgress.mock.calls.map(([doneBytes]) => doneBytes);
    expect(told).toEqual([16, 32, 48, 64, 80, 96, 112, 128, 144].map((megabytes) => megabytes * 1024 * 1024));
  });

  it('end for all threads when they are cancelled', async () => {
    const aborter = new AbortController();
    const onProgress = vi.fn(() => aborter.abort());
    const wanted = [null, { fileSize: 2 ** 40, extents: head }];
    const work = withZeros(2 ** 40, (file) => hashFile(file, wanted, onProgress, aborter.signal));
    expect(await codeOf(work)).toBe('cancelled');
  });

  it('end for all threads with the reason of the one that failed', async () => {
    const size = 100 * 1024 * 1024;
    const wanted = [null, { fileSize: size, extents: head }];
    const work = withZeros(size, (file) => hashFile({ ...file, size: 2 ** 40 }, wanted, vi.fn(), never));
    expect(await codeOf(work)).toBe('source-changed');
  });
});

describe('a pass that ends early', () => {
  it('because the file was cut off meanwhile says that it changed', async () => {
    for (const size of [1000, 1_000_000]) {
      const work = withFile(new Uint8Array(size), (file) => hashFile({ ...file, size: size + 1 }, [null], vi.fn(), never));
      expect(await codeOf(work)).toBe('source-changed');
    }
  });

  it('because it was cancelled before starts no thread', async () => {
    expect(await codeOf(withFile(Uint8Array.of(1), (file) => hashFile(file, [null], vi.fn(), AbortSignal.abort())))).toBe(
      'cancelled',
    );
  });

  it('because it is cancelled meanwhile does not read to the end', async () => {
    const aborter = new AbortController();
    const onProgress = vi.fn(() => aborter.abort());
    // A terabyte: nobody reads that within the time of a test.
    expect(await codeOf(withZeros(2 ** 40, (file) => hashFile(file, [null], onProgress, aborter.signal)))).toBe('cancelled');
    expect(onProgress).toHaveBeenCalled();
  });

  it('because the descriptor is no good says what the system said, with the path', async () => {
    const file = { path: path('gone'), descriptor: 1_000_000, size: 1_000_000 };
    const found = await hashFile(file, [null], vi.fn(), never).catch((thrown: unknown) => problemOf(thrown));
    expect(found).toMatchObject({ code: 'io-error', path: path('gone') });
  });

  it('because the system refuses to read a small file says that of the file', async () => {
    const descriptor = openSync(path(), 'r');
    try {
      const work = hashFile({ path: path('a'), descriptor, size: 10 }, [null], vi.fn(), never);
      expect(await work.catch((thrown: unknown) => problemOf(thrown))).toMatchObject({ code: 'is-folder', path: path('a') });
    } finally {
      closeSync(descriptor);
    }
  });

  it('leaves the descriptor to its owner: it can be read afterwards', async () => {
    await withFile(Uint8Array.of(1, 2, 3), async (file) => {
      await codeOf(hashFile({ ...file, size: 4 }, [null], vi.fn(), never));
      expect(await hashFile(file, [null], vi.fn(), never)).toEqual([sha1(Uint8Array.of(1, 2, 3))]);
    });
  });
});
