import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimTarget, nodeFiles, systemProcesses, type WorkFolder } from '../../../src-main/files';
import { contentOf, copyPair, opened, save, saveTools, scratchFolder } from './saving';

const tools = saveTools();
const path = scratchFolder();

function strangerIn({ path: folder }: WorkFolder): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'thesis.docx'), 'years of work');
}

function linkAt({ path: place }: WorkFolder): void {
  mkdirSync(path('elsewhere'));
  symlinkSync('elsewhere', place);
}

function instead(work: WorkFolder, make: () => void): void {
  rmSync(work.path, { recursive: true });
  make();
}

describe('what lies where a save wants to work, and is of no save under way,', () => {
  it.each<[string, (work: WorkFolder) => void]>([
    ['a claim that is no JSON', (work) => writeFileSync(work.claim, 'mine!')],
    ['a folder with a file that no save puts there', (work) => instead(work, () => strangerIn(work))],
    ['an ordinary file', (work) => instead(work, () => writeFileSync(work.path, ''))],
    ['a link to a folder', (work) => instead(work, () => linkAt(work))],
  ])('%s, is told as that and left alone: to wait would be in vain', async (_, spoil) => {
    const source = copyPair('containers/loose.analog', path('s.analog'));
    copyPair('containers/loose.analog', path('k.analog'));
    const { work } = await claimTarget(nodeFiles, systemProcesses, path('k.analog'));
    spoil(work);
    const before = contentOf(path());
    const saved = save(tools, await opened(tools, source), { filename: path('k.analog') }, { replace: true });
    await expect(saved).rejects.toMatchObject({
      problem: { code: 'unfinished-save', path: work.path, outcome: 'Nothing was changed.' },
    });
    expect(contentOf(path())).toEqual(before);
  });
});
