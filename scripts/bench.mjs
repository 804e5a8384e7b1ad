// `npm run bench`: measures the bars of speed and memory against `cp`, `sync` and `sha1sum` on this machine. `-- --help`
// tells the options. The report goes to test/bench/RESULTS.md.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, isBuilt, project } from './build.mjs';
import { bundle } from './bundle.mjs';

/** Each measured process has a file of its own, beside the worker threads that it starts. */
const ENTRIES = {
  bench: 'test/bench/main.ts',
  'timed-listing': 'test/bench/timed-listing.ts',
  'timed-picture': 'test/bench/timed-picture.ts',
  'hdf5-worker': 'src-main/hdf5/worker.ts',
  'hash-worker': 'src-main/files/hash-worker.ts',
};

if (!isBuilt()) build({ quiet: true });
const out = join(project, 'out');
mkdirSync(out, { recursive: true });
const program = mkdtempSync(join(out, 'bench-'));
process.on('exit', () => rmSync(program, { recursive: true, force: true }));
await bundle(Object.fromEntries(Object.entries(ENTRIES).map(([name, source]) => [name, join(project, source)])), program);

const child = spawn(process.execPath, [join(program, 'bench.js'), project, ...process.argv.slice(2)], { stdio: 'inherit' });
// The measuring process has the same terminal, ends what it started and cleans up; this one waits for it.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.exitCode = await new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
