// `npm run fuzz`: as many cases of the mutation fuzzer as one likes, of a seed of one's own.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { project } from './build.mjs';

const USAGE = 'usage: npm run fuzz [-- --seed N --cases N --keep FOLDER]';

/** @returns {{ seed?: string, cases?: string, keep?: string }} */
function given() {
  try {
    const text = /** @type {const} */ ({ type: 'string' });
    return parseArgs({ options: { seed: text, cases: text, keep: text } }).values;
  } catch {
    console.error(USAGE);
    process.exit(2);
  }
}

const { seed = String(Date.now() % 2 ** 31), cases = '10000', keep } = given();
if (![seed, cases].every((number) => /^\d+$/.test(number))) {
  console.error(USAGE);
  process.exit(2);
}
const child = spawn(process.execPath, [join(project, 'scripts/test.mjs'), 'unit', 'test/interop/fuzz'], {
  cwd: project,
  stdio: 'inherit',
  env: {
    ...process.env,
    SPYDESK_FUZZ_SEED: seed,
    SPYDESK_FUZZ_CASES: cases,
    ...(keep === undefined ? {} : { SPYDESK_FUZZ_KEEP: resolve(keep) }),
  },
});
child.on('exit', (code) => process.exit(code ?? 1));
