import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, takePictures, test } from './harness';
import { expectShown, openSaveDialog } from './saving';

const POWER = 'a crash of the program and a loss of power';
const CRASH = 'a crash of the program; a loss of power is not covered on this disk';
/** As the system's own command names them. */
const JOURNALLED = ['ext2/ext3', 'xfs', 'btrfs'];

function wordsFor(folder: string): string {
  const kind = execFileSync('stat', ['--file-system', '--format=%T', folder], { encoding: 'utf8' }).trim();
  return JOURNALLED.includes(kind) ? POWER : CRASH;
}

test('the dialog says what a save withstands on the disk that it would go to', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const started = await start(join(container, 'session1_lfp.analog'));
  const { window, errors } = started;
  await expectShown(window, 'session1_lfp.analog');
  const dialog = await openSaveDialog(window);
  await expect(dialog.fact('Safe from')).toHaveText(wordsFor(folders.work));
  await takePictures(started, 'save-power-safety', () => expect(dialog.fact('Safe from')).toBeVisible());

  // A disk in memory, which every Linux has.
  const inMemory = '/dev/shm/spydesk/new/c';
  await dialog.fill('container', { Container: inMemory });
  await expect(dialog.fact('Data file')).toHaveText(/^\/dev\/shm\//);
  await expect(dialog.fact('Safe from')).toHaveText(CRASH);
  expect(existsSync('/dev/shm/spydesk')).toBe(false);
  expect(errors).toEqual([]);
});
