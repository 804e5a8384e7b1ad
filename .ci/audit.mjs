// Asks the registry for advisories about the libraries that are bundled (all of them count as for development, see SECURITY.md).
// A registry that gives none, or cannot be reached, is no fault of the change: that is said in one line.
import { spawnSync } from 'node:child_process';
import { bundledLicences } from '../scripts/notices.mjs';

const bundled = new Set(['electron', ...bundledLicences('out').map(({ name }) => name)]);
const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', timeout: 30_000 });

/** @returns {Record<string, { severity: string }> | null} null where there was no answer */
function findings() {
  try {
    return JSON.parse(stdout).vulnerabilities ?? null;
  } catch {
    return null;
  }
}

const found = findings();
if (found === null) {
  console.log('NOT RUN: the registry gives no advisories here; run `npm audit` where it does.');
} else {
  const grave = Object.entries(found).filter(
    ([name, { severity }]) => bundled.has(name) && ['high', 'critical'].includes(severity),
  );
  console.log(`${bundled.size} libraries of the program, ${grave.length} with high or critical advisories`);
  for (const [name, { severity }] of grave) console.log(`${name}: ${severity}`);
  process.exitCode = grave.length > 0 ? 1 : 0;
}
