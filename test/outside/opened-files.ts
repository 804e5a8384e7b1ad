import { dirname, resolve } from 'node:path';
import { openedPath, type Call } from './calls';

/** Calls that open, change or make what a path names; a look at its facts opens nothing. */
const OPENING =
  /^(open(at2?)?|creat|execve(at)?|truncate|mknod(at)?|mkdir(at)?|rmdir|(un|sym)?link(at)?|rename(at2?)?|f?ch(mod|own)(at)?)$/;

const program = resolve(import.meta.dirname, '../../out');
const preload = resolve(import.meta.dirname, 'foreseen-names.mjs');

/** What Node and the system's libraries read for themselves, whatever the command is. */
const OF_THE_SYSTEM: readonly RegExp[] = [
  /^(\/usr)?\/lib(32|64|x32)?\//,
  /^\/etc\/(ld\.so\.cache|ld\.so\.preload|nsswitch\.conf|passwd|localtime|ssl\/.*)$/,
  /^\/usr\/share\/zoneinfo\//,
  /^\/proc\/(self|\d+)\/(cgroup|maps|stat|status)$/,
  /^\/proc\/(meminfo|sys\/vm\/overcommit_memory|sys\/kernel\/random\/boot_id)$/,
  /^\/sys\/(fs\/cgroup\/.*|devices\/system\/cpu\/.*)$/,
  /^\/dev\/(null|random|urandom|tty)$/,
];

function isOfProgram(path: string): boolean {
  if (path === process.execPath || path === preload || path === program || path.startsWith(`${program}/`)) return true;
  // Node asks every folder above a module for its kind.
  return path.endsWith('/package.json') && program.startsWith(dirname(path) === '/' ? '/' : `${dirname(path)}/`);
}

/** The places of an object: its two files, the work folders beside it, and the folders above, which are listed and synced. */
function isOfObject(path: string, data: string): boolean {
  if (path === data || path === `${data}.info` || data.startsWith(path === '/' ? '/' : `${path}/`)) return true;
  const beside = path.startsWith(`${dirname(data)}/`) ? path.slice(dirname(data).length + 1) : '';
  return /^\.spydesk-[0-9a-f]{16}([~+][0-9a-f-]{36})?(\/[^/]+)?$/.test(beside);
}

/**
 * The calls by which a command reached beyond the objects that it was given: each opens or changes a file that is none of
 * theirs (`named`: data files, whole paths, those that a save writes too), nor one of the program or of the system, or it goes out
 * to the network. Empty for a command that keeps to what it was given.
 */
export function reachedBeyond(calls: readonly Call[], named: readonly string[]): string[] {
  const isAllowed = (path: string): boolean =>
    isOfProgram(path) || OF_THE_SYSTEM.some((pattern) => pattern.test(path)) || named.some((data) => isOfObject(path, data));
  return calls.flatMap((call) => {
    const { name, parameters, path } = call;
    if (name === 'connect' || name === 'bind') return parameters.includes('AF_UNIX') ? [] : [`${name}(${parameters})`];
    if (!OPENING.test(name)) return [];
    // What a link leads to counts as well as the link.
    const reached = [path, openedPath(call)].filter((one) => one !== null);
    return reached.filter((one) => !isAllowed(one)).map((one) => `${name} ${one}`);
  });
}

/** strace's words for `reachedBeyond`. */
export const EVERY_OPENING: readonly string[] = ['--seccomp-bpf', '-e', 'trace=%file,connect,bind'];
