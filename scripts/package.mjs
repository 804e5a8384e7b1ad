// `npm run package`: the packages that this system can build, in `dist/`; the unpacked folder is always among them.
// Further words are electron-builder's: `npm run package -- --dir` the folder alone, `-- --linux AppImage`, `-- --win`, `-- --mac`.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, project } from './build.mjs';
import { findElectron } from './electron/find.mjs';
import { isOnPath } from './system/packages.mjs';

const given = process.argv.slice(2);
const { folder, version } = await findElectron();
const current = createRequire(import.meta.url)('electron/package.json').version;
const isForTrying = version !== current;
if (isForTrying) console.error(`Packaged with Electron ${version}: for trying the package, not for giving it away.`);
build();
rmSync(join(project, 'dist'), { recursive: true, force: true });

/** What is built where nothing is asked for: what needs no tool that electron-builder would have to download. */
function targetsHere() {
  if (process.platform !== 'linux') return [];
  return isOnPath('dpkg-deb') ? ['--linux', 'deb'] : ['--dir'];
}

const settings = [`--config.electronDist=${folder}`, `--config.electronVersion=${version}`];
// A quarter of a minute in place of three, for a package a third larger.
if (isForTrying) settings.push('--config.deb.compression=gz');
// On macOS a program lends its name's rights to folders: it runs no scripts of others there (SECURITY.md).
if (process.platform === 'darwin') settings.push('--config.electronFuses.runAsNode=false');

const builder = join(project, 'node_modules', 'electron-builder', 'cli.js');
const words = [...(given.length > 0 ? given : targetsHere()), '--publish', 'never', ...settings];
const { status } = spawnSync(process.execPath, [builder, ...words], {
  cwd: project,
  stdio: 'inherit',
  env: { CUSTOM_FPM_PATH: join(project, 'scripts', 'electron', 'deb.mjs'), ...process.env },
});
process.exit(status ?? 1);
