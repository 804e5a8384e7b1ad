// Builds `out/` where it is missing or older than a source.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeGuide } from './guide/write.mjs';
import { writeNotices } from './notices.mjs';

export const project = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = [
  'src-main',
  'src-renderer',
  'docs',
  'scripts/guide',
  'scripts/hdf5-binary.mjs',
  'electron.vite.config.ts',
  'package-lock.json',
];
/** Written last, so that a build that was cut off counts for nothing. */
const stamp = join(project, 'out', 'built');

/** @param {string} path @returns {number} the newest change at or below it, ms since 1970 */
function newestChange(path) {
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  // A folder's own time tells of files that were removed.
  return Math.max(facts.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

export function isBuilt() {
  if (!existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  return SOURCES.every((name) => newestChange(join(project, name)) < built);
}

/** @param {{ quiet?: boolean }} options `quiet`: nothing on stdout, which a command may use for its answer */
export function build({ quiet = false } = {}) {
  rmSync(stamp, { force: true });
  const electronVite = join(project, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [electronVite, 'build'], {
    cwd: project,
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
  });
  if (status !== 0) {
    if (quiet) process.stderr.write(`${stdout}${stderr}`);
    process.exit(1);
  }
  writeGuide();
  writeNotices(join(project, 'out'));
  writeFileSync(stamp, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
