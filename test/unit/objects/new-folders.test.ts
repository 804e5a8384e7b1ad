import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemOf, type Problem } from '../../../src-main/errors';
import { nodeFiles, type Files } from '../../../src-main/files';
import { systemError } from '../files/failing-files';
import { contentOf, copyPair, opened, save, saveTools, scratchFolder, toolsOn } from './saving';

const path = scratchFolder();
const tools = saveTools();

/** A disk on which `before` happens before a folder is made, and that notes which folders are forced to the disk. */
function diskWith(before: (made: string) => void): { files: Files; synced: string[] } {
  const synced: string[] = [];
  const files: Files = {
    ...nodeFiles,
    async makeFolder(folder) {
      before(folder);
      await nodeFiles.makeFolder(folder);
    },
    async syncFolder(folder) {
      synced.push(folder);
      await nodeFiles.syncFolder(folder);
    },
  };
  return { files, synced };
}

async function saveTo(container: string, files: Files = nodeFiles): Promise<Problem | null> {
  const source = await opened(tools, copyPair('containers/loose.analog', path('source.analog')));
  try {
    await save(toolsOn(files, tools), source, { container });
    return null;
  } catch (thrown) {
    return problemOf(thrown);
  }
}

describe('the folders of a target', () => {
  it('are made, and each is forced to the disk in the folder above it', async () => {
    const { files, synced } = diskWith(() => {});
    expect(await saveTo(path('a', 'b', 'c.spy'), files)).toBeNull();
    expect(Object.keys(contentOf(path('a')))).toEqual(['b', 'b/c.spy', 'b/c.spy/c.analog', 'b/c.spy/c.analog.info']);
    expect(synced.slice(0, 3)).toEqual([path(), path('a'), path('a', 'b')]);
  });

  it('leave none behind where one of them cannot be made', async () => {
    const { files } = diskWith((folder) => {
      if (folder.endsWith('c.spy')) throw systemError('ENOSPC');
    });
    expect(await saveTo(path('a', 'b', 'c.spy'), files)).toMatchObject({ code: 'no-space' });
    expect(Object.keys(contentOf(path()))).toEqual(['source.analog', 'source.analog.info']);
  });

  it('stay where another program made them at the same time', async () => {
    const { files } = diskWith((folder) => {
      if (folder.endsWith('b')) mkdirSync(folder);
      if (folder.endsWith('c.spy')) throw systemError('EIO');
    });
    expect(await saveTo(path('a', 'b', 'c.spy'), files)).toMatchObject({ code: 'io-error' });
    expect(Object.keys(contentOf(path('a')))).toEqual(['b']);
  });

  it('are not made below a file that came meanwhile, nor in place of a link that leads nowhere', async () => {
    const { files } = diskWith((folder) => {
      if (folder.endsWith('b')) writeFileSync(folder, 'kept');
    });
    expect(await saveTo(path('a', 'b', 'c.spy'), files)).toMatchObject({ code: 'not-folder', path: path('a', 'b') });
    expect(readFileSync(path('a', 'b'), 'utf8')).toBe('kept');
    symlinkSync(path('nowhere'), path('link'));
    expect(await saveTo(path('link', 'c.spy'))).toMatchObject({ code: 'not-folder', path: path('link') });
  });
});
