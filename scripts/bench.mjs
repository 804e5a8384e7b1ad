// `npm run bench`: measures the bars of speed and memory against `cp`, `sync` and `sha1sum` on this machine. `-- --help`
// tells the options. The report goes to test/bench/RESULTS.md.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, isBuilt, project } from './build.mjs';
import { bundle } from './bundle.mjs';
import { findElectron } from './electron/find.mjs';
import { openDisplay } from './system/display.mjs';
import { ensureSystemPackages } from './system/packages.mjs';

/** Each measured process has a file of its own, beside the worker threads that it starts. */
const ENTRIES = {
  bench: 'test/bench/main.ts',
  'timed-listing': 'test/bench/timed-listing.ts',
  'save-draft': 'test/bench/save-draft.ts',
  'timed-picture': 'test/bench/timed-picture.ts',
  'timed-window': 'test/bench/timed-window.ts',
  'timed-opening': 'test/bench/timed-opening.ts',
  'hdf5-worker': 'src-main/hdf5/worker.ts',
  'copy-worker': 'src-main/files/copy-worker.ts',
  'hash-worker': 'src-main/files/hash-worker.ts',
};

if (!isBuilt()) build({ quiet: true });
const out = join(project, 'out');
mkdirSync(out, { recursive: true });
const program = mkdtempSync(join(out, 'bench-'));
process.on('exit', () => rmSync(program, { recursive: true, force: true }));
await bundle(Object.fromEntries(Object.entries(ENTRIES).map(([name, source]) => [name, join(project, source)])), program);

const words = process.argv.slice(2);
// A real window is in two of the parts; the others want neither Electron nor a display.
const only = words.findIndex((word) => word.startsWith('--only'));
const wantsWindow = only < 0 || words.slice(only, only + 2).some((word) => /window|opening/.test(word));
const display = wantsWindow ? await windowsPlace() : { env: process.env, close: () => undefined };

/** What a window needs: an Electron, what that wants of the system, a display. */
async function windowsPlace() {
  const { executable, folder } = await findElectron();
  ensureSystemPackages({ executable, display: true, python: false });
  const { env, close } = await openDisplay();
  return { env: { ...env, ELECTRON_OVERRIDE_DIST_PATH: folder }, close };
}

const child = spawn(process.execPath, [join(program, 'bench.js'), project, ...words], { stdio: 'inherit', env: display.env });
// The measuring process has the same terminal, ends what it started and cleans up; this one waits for it.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.exitCode = await new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
display.close();
