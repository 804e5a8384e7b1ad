// `npm test`: unit and interop tests, then the desktop tests in real windows. Nothing is skipped: what the tests need
// and is not there is installed or named, and the run ends. `npm test -- desktop` runs one part alone; `outside` watches and
// disturbs the command line by strace. `packaged` tests what `npm run package` made, `installed` the .deb of it that was installed;
// `packaged-cli` has the tests of the command line run through the package's command, or the one that SPYDESK_COMMAND names.
// `guide-pictures` makes docs/pictures.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
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
  installed: playwright('installed'),
  'packaged-cli': [...vitest, `--outputFile.json=${results}/packaged-cli.json`],
  'guide-pictures': playwright('guide-pictures'),
};

/** Parts that test no build of theirs. */
const PACKAGED = new Set(['packaged', 'installed', 'packaged-cli']);

const [part, ...words] = process.argv.slice(2);
const further = part === 'packaged-cli' && words.length === 0 ? ['test/interop/cli'] : words;
const chosen = part === undefined ? ['unit', 'desktop'] : [part];
if (chosen.some((name) => !(name in PARTS))) {
  console.error(`usage: npm test [-- ${Object.keys(PARTS).join(' | ')} [ARGUMENT OF THE RUNNER ...]]`);
  process.exit(2);
}

/** The command and the program's folder that a part tests. @returns {Record<string, string>} */
function packageUnderTest() {
  if (part === 'installed') return { SPYDESK_COMMAND: '/usr/bin/spydesk', SPYDESK_PACKAGE: '/opt/Spydesk' };
  if (part !== 'packaged-cli') return {};
  const dist = join(project, 'dist');
  const made = existsSync(dist) ? readdirSync(dist).find((name) => name.endsWith('-unpacked')) : undefined;
  const command = process.env['SPYDESK_COMMAND'] ?? (made === undefined ? '' : join(dist, made, 'bin', 'spydesk'));
  if (existsSync(command)) return { SPYDESK_COMMAND: command };
  console.error('There is no package in dist/; `npm run package` makes it.');
  process.exit(1);
}

const { executable, folder } = await findElectron();
const tested = packageUnderTest();
ensureSystemPackages({
  executable,
  display: true,
  python: true,
  strace: part === 'outside',
  fileTypes: part === 'installed',
});
if (part === undefined) rmSync(join(project, results), { recursive: true, force: true });
// `outside` itself refuses a build that is not of these sources.
if (part === 'outside' ? !isBuilt() : !PACKAGED.has(part ?? '')) build();
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
        ...tested,
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
