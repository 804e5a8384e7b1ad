import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeFolders } from '../desktop/harness/folders';
import { row } from '../desktop/harness/in-the-window';
import { launch, startAgain } from '../desktop/harness/launch';
import { runPython } from '../interop/python';
import { contentOf } from '../unit/objects/saving';
import { attach, detach, processesWithFiles } from './attached';
import { callsOf, type Call } from './calls';
import { dataFilesIn } from './kept-commands';
import { reachedBeyond } from './opened-files';

const kept = mkdtempSync(join(tmpdir(), 'spydesk-strace-'));
const folders = await makeFolders();
afterAll(async () => {
  rmSync(kept, { recursive: true, force: true });
  await folders.remove();
});

it('a window that is shown hostile objects opens nothing that they name, though it is there', { timeout: 240_000 }, async () => {
  const folder = join(folders.work, 'hostile');
  runPython(join(import.meta.dirname, 'make_hostile.py'), folder);
  const pairs = dataFilesIn(join(folder, 'pairs'));
  const outside = contentOf(join(folder, 'outside'));
  const { app, window, errors } = await launch(folders, []);
  const log = join(kept, 'log');
  try {
    const pids = await processesWithFiles(app);
    expect(pids).toHaveLength(2);
    const strace = await attach(pids, ['-o', log, '-e', 'trace=%file']);
    try {
      expect(await startAgain(folders, join(folder, 'pairs'))).toBe(0);
      for (const path of pairs) {
        const name = path.slice(path.lastIndexOf('/') + 1);
        await row(window, name).click();
        const shown = window.getByRole('article', { name, exact: true });
        const refused = window.getByRole('region', { name: 'Inspector' }).getByRole('alert').filter({ hasText: path });
        await shown.or(refused).waitFor();
      }
    } finally {
      await detach(strace);
    }
  } finally {
    await app.close();
  }
  const calls: Call[] = callsOf(readFileSync(log, 'utf8'));
  const opened = calls.filter(({ name }) => name === 'openat').map(({ path }) => path);
  // The data file of a pair whose .info says enough is not opened at all.
  for (const path of pairs) expect(opened).toContain(/\/data-[^/]*$/.test(path) ? path : `${path}.info`);
  expect(reachedBeyond(calls, pairs).filter((one) => one.includes(folders.work))).toEqual([]);
  expect(contentOf(join(folder, 'outside'))).toEqual(outside);
  expect(errors).toEqual([]);
  console.log(`watched the window open ${pairs.length} hostile objects: ${calls.length} calls on paths`);
});
