import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, judge, judgeSameAs, test } from './harness';
import { expectSaved, expectShown, forbidWriting, makeAnalog, snapshot, withDisk } from './saving';

test('Ctrl+S writes the two files of the object anew, unasked', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const source = join(container, 'session1_pow.spectral');
  const before = join(folders.home, 'before.spectral');
  await copyFile(source, before);
  await copyFile(`${source}.info`, `${before}.info`);
  const names = Object.keys(snapshot(folders.work));
  const { window, errors } = await start(source);
  await expectShown(window, 'session1_pow.spectral');
  for (const entries of [8, 9]) {
    await window.keyboard.press('ControlOrMeta+s');
    await expect(window.getByRole('tab', { name: 'History' })).toContainText(String(entries));
    await expectSaved(window, source);
    await expectShown(window, 'session1_pow.spectral');
    expect(judge(source)).toEqual([]);
    expect(judgeSameAs(before, source)).toEqual([]);
  }
  expect(Object.keys(snapshot(folders.work))).toEqual(names);
  expect(errors).toEqual([]);
});

test('the button saves a loose file, and one whose name is not written anew', async ({ folders, start }) => {
  const loose = await folders.fixture('awkward/a.b.analog');
  const { window } = await start(loose);
  await expectShown(window, 'a.b.analog');
  await window.getByRole('button', { name: 'Save', exact: true }).click();
  await expectSaved(window, loose);
  expect(judge(loose)).toEqual([]);
});

test('an object that may not be written to stays as it is, with a sentence', async ({ folders, start }) => {
  const disk = join(folders.work, 'disk');
  const refuse = async (): Promise<void> => {
    const source = join(disk, 'source.analog');
    makeAnalog('sound', source);
    await forbidWriting(disk);
    const before = snapshot(disk);
    const { app, window } = await start(source);
    await expectShown(window, 'source.analog');
    await window.keyboard.press('ControlOrMeta+s');
    const problem = window.getByRole('alert');
    await expect(problem).toContainText(/The disk is read-only\.|You do not have permission/);
    await expect(problem).toContainText(disk);
    expect(snapshot(disk)).toEqual(before);
    await app.close();
  };
  if (!(await withDisk(disk, 8_000_000, refuse))) await refuse();
});
