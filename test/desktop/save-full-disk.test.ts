import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, judge, judgeSameAs, test, type Started } from './harness';
import { dataHostsOf, expectSaved, expectShown, makeAnalog, openSaveDialog, SaveDialog, snapshot, withDisk } from './saving';

const MEGABYTE = 1_000_000;

/** No file of the process that works on data grows beyond so many bytes: to it the disk is full. */
async function limitFiles(started: Started, bytes: number): Promise<void> {
  for (const pid of await dataHostsOf(started)) execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}`]);
}

test('a disk that fills up amid a save: the sentence, the old pair, and a save when there is room', async ({
  folders,
  start,
}) => {
  const disk = join(folders.work, 'disk');
  const [source, old] = [join(folders.work, 'source.analog'), join(disk, 'old.analog')];
  makeAnalog('filled', source, 4);
  const fill = async (): Promise<void> => {
    makeAnalog('sound', old);
    const { app, window } = await start(source);
    await expectShown(window, 'source.analog');
    const dialog = await openSaveDialog(window);
    await dialog.fill('file', { File: old });
    await expect(dialog.fact('Size')).toHaveText(/^4\.0 MB, (9\.\d|10\.0) MB free$/);
    await dialog.save.click();
    // The disk is found to be full only by writing to it.
    await writeFile(join(disk, 'filler'), new Uint8Array(7 * MEGABYTE));
    const before = snapshot(disk);
    await window.getByRole('alertdialog').getByRole('button', { name: 'Replace' }).click();
    await expect(dialog.root.getByRole('alert')).toContainText(
      /The disk is full\. Nothing was changed; \d+\.\d MB more are needed on \S+disk\./,
    );
    await expect(dialog.root.getByRole('alert')).toContainText('Free some space, or save to another disk.');
    expect(snapshot(disk)).toEqual(before);
    expect(judge(old)).toEqual([]);

    await rm(join(disk, 'filler'));
    await dialog.save.click();
    await window.getByRole('alertdialog').getByRole('button', { name: 'Replace' }).click();
    await expectSaved(window, old);
    expect(judgeSameAs(source, old)).toEqual([]);
    await app.close();
  };
  // Only the superuser can mount a disk; for others the next test stands for it.
  await withDisk(disk, 10 * MEGABYTE, fill);
});

test('a file that cannot grow: the sentence, and no folder is left', async ({ folders, start }) => {
  const source = join(folders.work, 'source.analog');
  makeAnalog('filled', source, 4);
  const started = await start(source);
  const { window } = started;
  await expectShown(window, 'source.analog');
  const before = snapshot(folders.work);
  await limitFiles(started, MEGABYTE);
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'new/c' });
  await dialog.save.click();
  await expect(new SaveDialog(window).root.getByRole('alert')).toContainText(
    /A file of this size is more than .* Nothing was changed\./,
  );
  expect(snapshot(folders.work)).toEqual(before);
});
