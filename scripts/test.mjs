// `npm test`: unit and interop tests, then the desktop tests in real windows. Nothing is skipped: what the tests need
// and is not there is installed or named, and the run ends. `npm test -- desktop` runs one part alone; `outside` watches and
// disturbs the command line by strace, `packaged` tests what `npm run package` made.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, isBuilt, project } from './build.mjs';
import { findElectron } from './electron/find.mjs';
import { openDisplay } from './system/display.mjs';
import { ensureSystemPackages } from './system/packages.mjs';
import { pythonWithH5py } from './system/python.mjs';

const results = 'test-results';
const vitest = ['vitest/vitest.mjs', 'run'];
/** @param {string} name */
const playwright = (name) => ['@playwright/test/cli.js', 'test', `--project=${name}`];

/** Scripts below node_modules and their arguments. @type {Readonly<Record<string, string[]>>} */
const PARTS = {
  unit: vitest,
  outside: [...vitest, '--config', 'test/outside/vitest.config.ts'],
  desktop: playwright('desktop'),
  packaged: playwright('packaged'),
};

const [part, ...further] = process.argv.slice(2);
const chosen = part === undefined ? ['unit', 'desktop'] : [part];
if (chosen.some((name) => !(name in PARTS))) {
  console.error(`usage: npm test [-- ${Object.keys(PARTS).join(' | ')} [ARGUMENT OF THE RUNNER ...]]`);
  process.exit(2);
}

const { executable, folder } = await findElectron();
ensureSystemPackages({ executable, display: true, python: true, strace: chosen.includes('outside') });
if (part === undefined) rmSync(join(project, results), { recursive: true, force: true });
// `outside` itself refuses a build that is not of these sources.
if (part === 'outside' ? !isBuilt() : part !== 'packaged') build();
const display = await openDisplay();

/** @param {string} name */
function run(name) {
  const [script = '', ...parameters] = PARTS[name] ?? [];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(project, 'node_modules', script), ...parameters, ...further], {
      cwd: project,
      stdio: 'inherit',
      env: {
        ...display.env,
        ELECTRON_OVERRIDE_DIST_PATH: folder,
        SPYDESK_PYTHON: pythonWithH5py() ?? '',
        PLAYWRIGHT_JSON_OUTPUT_FILE: join(project, results, `${name}.json`),
      },
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

let allPassed = true;
for (const name of chosen) allPassed = (await run(name)) && allPassed;
display.close();
process.exit(allPassed ? 0 : 1);
