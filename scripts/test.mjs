// `npm test`: unit and interop tests, then the desktop tests in real windows. Nothing is skipped: what the tests need
// and is not there is installed or named, and the run ends.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, project } from './build.mjs';
import { findElectron } from './electron/find.mjs';
import { openDisplay } from './system/display.mjs';
import { ensureSystemPackages } from './system/packages.mjs';

const { executable, folder } = await findElectron();
ensureSystemPackages({ executable, display: true, python: true });
build();
const display = await openDisplay();
const env = { ...display.env, ELECTRON_OVERRIDE_DIST_PATH: folder };

/** @param {string[]} script a script of a package below node_modules and its arguments */
function run(...[script = '', ...parameters]) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(project, 'node_modules', script), ...parameters], {
      cwd: project,
      stdio: 'inherit',
      env,
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

const results = [await run('vitest/vitest.mjs', 'run'), await run('@playwright/test/cli.js', 'test')];
display.close();
process.exit(results.every(Boolean) ? 0 : 1);
