import { execFile, execFileSync, spawn } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DATA_CLASSES } from '../../../src-main/format';
import { expect, test, type Folders } from '../../desktop/harness';
import { environment } from '../../desktop/harness/surroundings';
import { expectShown } from '../../desktop/saving';
import { startPackaged } from '../packaged-app';

const run = promisify(execFile);
const EXTENSIONS = Object.values(DATA_CLASSES).map(({ extension }) => extension.slice(1));

/** As on a desktop of GNOME. Electron runs for the superuser without its sandbox alone, which a desktop entry does not ask for. */
function desktop(folders: Folders): NodeJS.ProcessEnv {
  const sandbox = process.getuid?.() === 0 ? { ELECTRON_DISABLE_SANDBOX: '1' } : {};
  return { ...environment(folders), ...sandbox, XDG_CURRENT_DESKTOP: 'GNOME' };
}

/** Where the program keeps its own files unless it is told. */
const userData = ({ home }: Folders): string => join(home, '.config/Spydesk');

/** What the program has written down of what is open or was. */
async function remembered(folders: Folders): Promise<string> {
  const names = await readdir(userData(folders)).catch(() => []);
  const kept = names.filter((name) => name.endsWith('.json'));
  return (await Promise.all(kept.map((name) => readFile(join(userData(folders), name), 'utf8')))).join('\n');
}

/** Ends a program that somebody else has started. */
async function endRunning(folders: Folders): Promise<void> {
  const lock = await readlink(join(userData(folders), 'SingletonLock'));
  const id = Number(lock.slice(lock.lastIndexOf('-') + 1));
  process.kill(id, 'SIGTERM');
  const isThere = (): boolean => {
    try {
      return process.kill(id, 0);
    } catch {
      return false;
    }
  };
  await expect.poll(isThere).toBe(false);
}

test('the desktop knows the data files and their metadata by name and opens them with Spydesk', async ({ folders }) => {
  await folders.fixture('containers/session1.spy');
  const env = desktop(folders);
  for (const extension of EXTENSIONS) {
    const type = `application/x-syncopy-${extension}`;
    const { stdout } = await run('gio', ['mime', type], { env });
    expect(stdout).toContain('spydesk.desktop');
  }
  const typeOf = (path: string): string =>
    execFileSync('gio', ['info', '-a', 'standard::content-type,standard::icon', path], {
      cwd: folders.work,
      encoding: 'utf8',
      env,
    });
  expect(typeOf('session1.spy/session1_lfp.analog')).toMatch(
    /icon: application-x-syncopy, [^]*content-type: application\/x-syncopy-analog\n/,
  );
  expect(typeOf('session1.spy/session1_lfp.analog.info')).toContain('content-type: application/x-syncopy-info+json');
});

test('a folder is left to the file manager', async ({ folders }) => {
  const { stdout } = await run('gio', ['mime', 'inode/directory'], { env: desktop(folders) });
  expect(stdout).not.toContain('spydesk');
});

test('the desktop entry is sound and takes any number of files', async () => {
  const entry = '/usr/share/applications/spydesk.desktop';
  const { stdout } = await run('desktop-file-validate', [entry]);
  expect(stdout).toBe('');
  expect(await readFile(entry, 'utf8')).toMatch(/^Exec=\/opt\/Spydesk\/spydesk %F$/m);
});

test('gio open on a data file starts Spydesk, which opens it', async ({ folders }) => {
  const container = await folders.fixture(`containers/session1.spy`);
  const path = join(container, 'session1_lfp.analog');
  spawn('gio', ['open', path], { env: desktop(folders), stdio: 'ignore' });
  await expect.poll(() => remembered(folders)).toContain(path);
  await endRunning(folders);
});

test('xdg-open on a data file hands it to the Spydesk that runs', async ({ folders }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window, close } = await startPackaged(folders, [`--user-data-dir=${userData(folders)}`]);
  try {
    await expect(window.getByRole('button', { name: 'Open Container' }).first()).toBeVisible();
    await run('xdg-open', [join(container, 'session1_sorted.spike')], { env: desktop(folders) });
    await expectShown(window, 'session1_sorted.spike');
  } finally {
    await close();
  }
});
