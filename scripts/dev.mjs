// `npm run dev`: the app from the sources; the window follows each change of src-renderer at once.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { project } from './build.mjs';
import { findElectron } from './electron/find.mjs';
import { writeGuide } from './guide/write.mjs';
import { openDisplay } from './system/display.mjs';
import { ensureSystemPackages } from './system/packages.mjs';

writeGuide();
const { executable } = await findElectron();
ensureSystemPackages({ executable, display: true });
const display = await openDisplay();
const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--noSandbox'] : [];
const electronVite = join(project, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
const child = spawn(process.execPath, [electronVite, 'dev', '--watch', ...sandbox, '--', ...process.argv.slice(2)], {
  cwd: project,
  stdio: 'inherit',
  env: { ...display.env, ELECTRON_EXEC_PATH: executable },
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  display.close();
  process.exit(code ?? 1);
});
