// `npm run package`: the app as it is shipped, unpacked into `dist/`.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, project } from './build.mjs';
import { findElectron } from './electron/find.mjs';

const { folder, version } = await findElectron();
const current = createRequire(import.meta.url)('electron/package.json').version;
if (version !== current) console.error(`Packaged with Electron ${version}: for trying the package, not for giving it away.`);
build();
rmSync(join(project, 'dist'), { recursive: true, force: true });
const builder = join(project, 'node_modules', 'electron-builder', 'cli.js');
const settings = [`--config.electronDist=${folder}`, `--config.electronVersion=${version}`];
const { status } = spawnSync(process.execPath, [builder, '--dir', '--publish', 'never', ...settings], {
  cwd: project,
  stdio: 'inherit',
});
process.exit(status ?? 1);
