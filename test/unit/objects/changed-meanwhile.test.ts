import { appendFileSync, copyFileSync, cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../src-main/errors';
import { claimTarget, nodeFiles, releaseClaim, systemProcesses, type Files } from '../../../src-main/files';
import { contentOf, copyPair, opened, save, saveTools, scratchFolder, toolsOn } from './saving';

const tools = saveTools();
const path = scratchFolder();
const OLD = 'containers/loose.analog';
const OTHER = 'containers/session1.spy/session1_lfp.analog';

/** A disk on which another program does something while the source is copied. */
function diskWhere(change: () => void): Files {
  return {
    ...nodeFiles,
    copyFile: async (from, to) => {
      await nodeFiles.copyFile(from, to);
      change();
    },
  };
}

/** How a save from `s.analog` to `k.analog` ends. */
async function saved(files: Files, replace: boolean): Promise<string> {
  const source = await opened(tools, path('s.analog'));
  return save(toolsOn(files, tools), source, { filename: path('k') }, { replace }).then(
    () => 'saved',
    (thrown: unknown) => problemOf(thrown).code,
  );
}

/** The same bytes in another file, as a program that saves by writing anew would leave them. */
function putAnew(name: string): void {
  copyFileSync(path(name), path('anew'));
  renameSync(path('anew'), path(name));
}

describe('a target that another program changes while a save is made', () => {
  it.each<[string, () => void]>([
    ['its data', () => appendFileSync(path('k.analog'), '!')],
    ['its .info', () => appendFileSync(path('k.analog.info'), ' ')],
    ['its data, by a file of the same size', () => putAnew('k.analog')],
    ['its .info, by a file of the same size', () => putAnew('k.analog.info')],
    ['its data, by removing it', () => rmSync(path('k.analog'))],
    ['its .info, by removing it', () => rmSync(path('k.analog.info'))],
    ['all of it, by removing it', () => ['', '.info'].forEach((end) => rmSync(path(`k.analog${end}`)))],
  ])('is left as that program left it: %s', async (_what, change) => {
    copyPair(OTHER, path('s.analog'));
    copyPair(OLD, path('k.analog'));
    let left = {};
    const work = diskWhere(() => {
      change();
      left = Object.fromEntries(Object.entries(contentOf(path())).filter(([name]) => !name.startsWith('.')));
    });
    expect(await saved(work, true)).toBe('changed-meanwhile');
    expect(contentOf(path())).toEqual(left);
  });

  it.each(['k.analog', 'k.analog.info'])('is left where it appears meanwhile: %s', async (name) => {
    copyPair(OTHER, path('s.analog'));
    expect(
      await saved(
        diskWhere(() => writeFileSync(path(name), 'of another program')),
        false,
      ),
    ).toBe('exists');
    expect(readFileSync(path(name), 'utf8')).toBe('of another program');
    expect(Object.keys(contentOf(path()))).toEqual([name, 's.analog', 's.analog.info'].sort());
  });

  it('is left to the one who saves to it', async () => {
    copyPair(OTHER, path('s.analog'));
    copyPair(OLD, path('k.analog'));
    const claimed = await claimTarget(nodeFiles, systemProcesses, path('k.analog'));
    const before = contentOf(path());
    expect(await saved(nodeFiles, true)).toBe('busy');
    expect(contentOf(path())).toEqual(before);
    await releaseClaim(nodeFiles, claimed);
    expect(await saved(nodeFiles, true)).toBe('saved');
  });
});

describe('a source that changes while it is copied', () => {
  it.each<[string, () => void]>([
    ['it grows', () => appendFileSync(path('s.analog'), '!')],
    ['it is cut off', () => writeFileSync(path('s.analog'), readFileSync(path('s.analog')).subarray(0, 1000))],
    ['it is removed', () => rmSync(path('s.analog'))],
    ['another file takes its place', () => putAnew('s.analog')],
    ['its .info changes', () => appendFileSync(path('s.analog.info'), ' ')],
  ])('is not saved, and the target stands: %s', async (_what, change) => {
    copyPair(OTHER, path('s.analog'));
    copyPair(OLD, path('k.analog'));
    const before = [readFileSync(path('k.analog')), readFileSync(path('k.analog.info'))];
    expect(['source-changed', 'changed-meanwhile', 'not-found']).toContain(await saved(diskWhere(change), true));
    expect([readFileSync(path('k.analog')), readFileSync(path('k.analog.info'))]).toEqual(before);
    expect(Object.keys(contentOf(path())).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('although it is the target: it stays as the other program left it', async () => {
    const own = copyPair(OTHER, path('k.analog'));
    cpSync(own, path('before'));
    const source = await opened(tools, own);
    const change = diskWhere(() => appendFileSync(own, '!'));
    await expect(save(toolsOn(change, tools), source, {}, { replace: true })).rejects.toThrow();
    expect(readFileSync(own)).toEqual(Buffer.concat([readFileSync(path('before')), Buffer.from('!')]));
  });
});
