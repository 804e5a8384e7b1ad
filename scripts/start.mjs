// `npm start`: the app, on the sample container unless paths are given.
import { spawn } from 'node:child_process';
import { build, isBuilt, project } from './build.mjs';
import { findElectron } from './electron/find.mjs';
import { openDisplay } from './system/display.mjs';
import { ensureSystemPackages } from './system/packages.mjs';

const given = process.argv.slice(2);
const { executable } = await findElectron();
ensureSystemPackages({ executable, display: true });
if (!isBuilt()) build({ quiet: true });
const display = await openDisplay();
const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const child = spawn(executable, [...sandbox, project, ...(given.length > 0 ? given : ['--sample'])], {
  stdio: 'inherit',
  env: display.env,
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  display.close();
  process.exit(code ?? (signal === null ? 0 : 1));
});
