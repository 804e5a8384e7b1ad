import { spawnSync } from 'node:child_process';
import { isBuilt } from '../../scripts/build.mjs';
import { EVERY_FILE_CALL } from './traced';

const HINT =
  'In a container it must be allowed: `docker run --cap-add=SYS_PTRACE --security-opt seccomp=unconfined`, or `kernel.yama.ptrace_scope` below 3.';

/** Ends the run at once, and as failed, where nothing can be traced or there is nothing to trace. */
export default function setup(): void {
  const words = ['-f', '-qq', '-o', '/dev/null', ...EVERY_FILE_CALL, '--', process.execPath, '--version'];
  const { error, status, stderr } = spawnSync('strace', words, { encoding: 'utf8' });
  if (error !== undefined) throw new Error(`strace cannot be started (${error.message}). On Debian: apt-get install strace`);
  // What strace has to say would be taken for what the command says.
  if (status !== 0 || stderr !== '') throw new Error(`strace cannot trace a process here (${stderr.trim()}). ${HINT}`);
  if (!isBuilt()) throw new Error('The build is missing or older than a source: npm run build');
}
