/** Pairs of anyone's making: the folder that `SPYDESK_PAIRS` names is listed, its objects are opened, verified and saved. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dataFilesIn, keptCommands } from './kept-commands';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'spydesk-given-')));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const folder = resolve(process.env['SPYDESK_PAIRS'] ?? '.');
const pairs = dataFilesIn(folder);
const { run, runSave } = keptCommands(base);

describe(`no file is opened beyond the ${pairs.length} objects of ${folder}`, () => {
  it('info of the folder', async () => {
    expect(pairs).not.toEqual([]);
    await run(['info', folder], pairs);
  });

  it('verify', async () => {
    await run(['verify', ...pairs], pairs);
  });

  it.concurrent.each(pairs.map((path) => ({ path, name: basename(path) })))('save $name', async ({ path }) => {
    await runSave(path);
  });
});
