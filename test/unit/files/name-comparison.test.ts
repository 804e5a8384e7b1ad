import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isCaseInsensitive, nodeFiles, type FileFacts, type Files } from '../../../src-main/files';
import { portError } from './failing-files';
import { temporaryFolder } from './temp-folder';

const scratch = temporaryFolder();

function factsOf(inode: number): FileFacts {
  const version = { device: 1n, inode: BigInt(inode), size: 0n, modifiedNs: 0n };
  return { kind: 'folder', version, mode: 0o755, uid: 0, gid: 0 };
}

/** A disk with these folders and nothing else. `fold` is how it compares names. */
function diskWith(folders: readonly string[], fold: (path: string) => string): Files {
  return {
    ...nodeFiles,
    linkFacts: (path) => {
      const index = folders.findIndex((folder) => fold(folder) === fold(path));
      return Promise.resolve(index === -1 ? null : factsOf(index + 1));
    },
  };
}

const exactly = (path: string): string => path;
/** As APFS and NTFS do: each letter for itself, so ß and SS stay two names. */
const letterByLetter = (path: string): string => path.replace(/[^ß]/g, (letter) => letter.toUpperCase());

describe('a disk', () => {
  const folders = ['/home', '/home/anna', '/home/anna/data.spy', '/home/anna/2024', '/home/anna/Größe', '/1', '/1/2'];

  it.each(['/home/anna/data.spy', '/home', '/home/anna/2024', '/home/anna/Größe'])(
    'that takes A and a for one is told so by %s',
    async (folder) => {
      expect(await isCaseInsensitive(diskWith(folders, letterByLetter), folder)).toBe(true);
    },
  );

  it.each(['/home/anna/data.spy', '/home', '/home/anna/2024', '/home/anna/Größe'])(
    'that does not is told so by %s',
    async (folder) => {
      expect(await isCaseInsensitive(diskWith(folders, exactly), folder)).toBe(false);
    },
  );

  it('that does not, though it has both names, is told so', async () => {
    expect(await isCaseInsensitive(diskWith(['/data', '/DATA'], exactly), '/data')).toBe(false);
  });

  it('that does not, though a link in other letters leads there, is told so', async () => {
    mkdirSync(scratch('data'));
    symlinkSync('data', scratch('DATA'));
    expect(await isCaseInsensitive(nodeFiles, scratch('data'))).toBe(false);
  });

  it('that has both names on two devices is told so', async () => {
    const files: Files = {
      ...nodeFiles,
      linkFacts: (path) => {
        const facts = factsOf(7);
        return Promise.resolve(path === '/data' ? facts : { ...facts, version: { ...facts.version, device: 2n } });
      },
    };
    expect(await isCaseInsensitive(files, '/data')).toBe(false);
  });

  it('is asked by the folders above, where the folder itself is not there yet', async () => {
    expect(await isCaseInsensitive(diskWith(folders, letterByLetter), '/home/anna/new/deeper')).toBe(true);
    expect(await isCaseInsensitive(diskWith(folders, exactly), '/home/anna/new/deeper')).toBe(false);
  });

  it('where no name has a letter is taken for one that tells them apart', async () => {
    expect(await isCaseInsensitive(diskWith(folders, letterByLetter), '/1/2')).toBe(false);
    expect(await isCaseInsensitive(diskWith(folders, letterByLetter), '/')).toBe(false);
  });

  it('that fails is an error, not an answer', async () => {
    const files: Files = { ...nodeFiles, linkFacts: (path) => Promise.reject(portError('EIO', path)) };
    await expect(isCaseInsensitive(files, '/data')).rejects.toMatchObject({ problem: { code: 'io-error' } });
  });
});
