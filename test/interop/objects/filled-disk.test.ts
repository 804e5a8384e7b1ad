import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, mkdtempSync, openSync, readdirSync, realpathSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf } from '../../../src-main/errors';
import { nodeFiles, type Files } from '../../../src-main/files';
import { judge, judgeSameAs } from '../../judge/judge';
import { portError } from '../../unit/files/failing-files';
import { contentOf, fixtures, opened, save, saveTools, toolsOn } from '../../unit/objects/saving';
import { countedFiles } from './counted-files';

const tools = saveTools();
const SOURCE = join(fixtures, 'containers/session1.spy/session1_lfp.analog');
const BLOCK = 4096;
/** Blocks that a save of the source wants at most. */
const MOST_BLOCKS = 100;

let folder = '';
let isMounted = false;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'spydesk-filled-')));
  mkdirSync(join(folder, 'disk'));
  isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', join(folder, 'disk')]).status === 0;
});
afterAll(() => {
  if (isMounted) execFileSync('umount', [join(folder, 'disk')]);
  rmSync(folder, { recursive: true, force: true });
});

/** Takes all room but so many blocks, as another program does that writes meanwhile. */
function fillBut(blocks: number): void {
  const ballast = openSync(join(folder, 'disk', 'ballast'), 'w');
  const room = openSync(join(folder, 'disk', 'room'), 'w');
  for (let at = 0; at < blocks; at += 1) writeSync(room, Buffer.alloc(BLOCK));
  try {
    for (;;) writeSync(ballast, Buffer.alloc(BLOCK));
  } catch {
    // That was the last block.
  }
  for (const each of [ballast, room]) closeSync(each);
  rmSync(join(folder, 'disk', 'room'));
}

/**
 * The disk, which another program fills while the save is at work: when its data file is copied there is room for so many blocks.
 * Only the superuser can make a small disk of his own; for others every change fails after so many.
 */
function filledDisk(blocks: number): Files {
  if (!isMounted) {
    return countedFiles(nodeFiles, {
      before: (index, name, about) => {
        if (index >= blocks && ['open', 'copyFile', 'write', 'makeFolder'].includes(name)) throw portError('ENOSPC', about);
      },
      after: () => undefined,
    });
  }
  return {
    ...nodeFiles,
    copyFile: async (from, to) => {
      fillBut(blocks);
      await nodeFiles.copyFile(from, to);
    },
  };
}

function visible(): Record<string, string> {
  return Object.fromEntries(Object.entries(contentOf(join(folder, 'disk'))).filter(([name]) => name !== 'ballast'));
}

describe.each(['replace', 'create'] as const)('a disk that another program fills during a save (%s)', (mode) => {
  it('keeps what it had, and takes the save once there is room', { timeout: 120_000 }, async () => {
    const target = join(folder, 'disk', 'k.analog');
    const pathsFailed = new Set<string | undefined>();
    let refused = 0;
    for (let blocks = 0; ; blocks += 1) {
      for (const name of readdirSync(join(folder, 'disk'))) rmSync(join(folder, 'disk', name), { recursive: true });
      if (mode === 'replace')
        for (const end of ['', '.info']) cpSync(join(fixtures, `containers/loose.analog${end}`), target + end);
      const before = visible();
      const run = async (files: Files): Promise<unknown> =>
        save(toolsOn(files, tools), await opened(tools, SOURCE), { filename: target }, { replace: mode === 'replace' });
      try {
        await run(filledDisk(blocks));
        break;
      } catch (thrown) {
        const found = problemOf(thrown);
        expect(found, `${blocks} blocks`).toMatchObject({ code: 'no-space' });
        pathsFailed.add(found.path);
        refused += 1;
      }
      expect(visible(), `${blocks} blocks`).toEqual(before);
      rmSync(join(folder, 'disk', 'ballast'), { force: true });
      if (blocks % 8 === 0) {
        await run(nodeFiles);
        expect(judgeSameAs(SOURCE, target)).toEqual([]);
      }
      expect(blocks).toBeLessThan(MOST_BLOCKS);
    }
    // The data file was told to have no room, and the .info where the data just found theirs.
    expect([...pathsFailed]).toEqual(expect.arrayContaining([target, `${target}.info`]));
    rmSync(join(folder, 'disk', 'ballast'), { force: true });
    expect(judge(target)).toEqual([]);
    console.log(`${mode}: ${refused} sizes of room were too small${isMounted ? '' : ' (no disk could be mounted)'}`);
  });
});
