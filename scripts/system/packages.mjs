// What Electron and the tests want of the system, looked for before they start. As root on Debian or Ubuntu what is
// missing is installed; anyone else is told the command.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pythonWithH5py } from './python.mjs';

/** A package by its names, the older first: Debian 13 and Ubuntu 24.04 renamed some. @typedef {string[]} Wanted */

/**
 * `executable`: an Electron, with its libraries; `fileTypes`: what a desktop without a desktop knows files by; the others as they
 * are named.
 * @typedef {{ executable?: string, display?: boolean, python?: boolean, strace?: boolean, fileTypes?: boolean }} Needs
 */

/** Shared libraries of Electron and the package that brings each with all its own. @type {Array<[RegExp, Wanted]>} */
const LIBRARY_PACKAGES = [
  [/^lib(nss3|nssutil3|smime3|nspr4)\.so/, ['libnss3']],
  [/^libgbm\.so/, ['libgbm1']],
  [/^libasound\.so/, ['libasound2', 'libasound2t64']],
  [/./, ['libgtk-3-0', 'libgtk-3-0t64']],
];

/** Commands and the package that brings each. @type {Array<[string, Wanted]>} */
const FILE_TYPE_PACKAGES = [
  ['xdg-open', ['xdg-utils']],
  ['gio', ['libglib2.0-bin']],
  ['update-desktop-database', ['desktop-file-utils']],
  ['update-mime-database', ['shared-mime-info']],
];

/** @param {string} command */
export function isOnPath(command) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));
}

/** @param {string} executable @returns {string[]} names of the shared libraries that are not there */
function missingLibraries(executable) {
  const folder = join(executable, '..');
  const own = readdirSync(folder).filter((name) => /\.so(\.\d+)?$/.test(name));
  const files = [executable, ...own.map((name) => join(folder, name))].filter((file) => statSync(file).isFile());
  const { stdout } = spawnSync('ldd', files, { encoding: 'utf8', env: { ...process.env, LD_LIBRARY_PATH: folder } });
  return [...new Set([...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? ''))];
}

/** Where a window can be shown without a virtual display. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** @param {Needs} needs @returns {Wanted[]} */
function missingPackages({ executable, display, python, strace, fileTypes }) {
  /** @type {Wanted[]} */
  const wanted = [];
  if (executable !== undefined && process.platform === 'linux') {
    for (const library of missingLibraries(executable)) {
      const names = LIBRARY_PACKAGES.find(([pattern]) => pattern.test(library))?.[1];
      if (names !== undefined && !wanted.includes(names)) wanted.push(names);
    }
  }
  if (display === true && !hasDisplay() && !isOnPath('Xvfb')) wanted.push(['xvfb']);
  if (python === true && pythonWithH5py() === null) wanted.push(['python3-h5py']);
  if (strace === true && !isOnPath('strace')) wanted.push(['strace']);
  if (fileTypes === true) {
    for (const [command, names] of FILE_TYPE_PACKAGES) if (!isOnPath(command)) wanted.push(names);
  }
  return wanted;
}

/** @param {string[]} parameters */
function aptGet(...parameters) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', parameters, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

/** The name under which this system has a package. @param {Wanted} names */
function nameHere(names) {
  const isHere = (/** @type {string} */ name) => /^Candidate: (?!\(none\))/m.test(policyOf(name));
  return names.find(isHere) ?? names[0] ?? '';
}

/** @param {string} name */
function policyOf(name) {
  return (spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout ?? '').replace(/^ +/gm, '');
}

/**
 * Sees to it that everything named is there; ends the process with one line where it cannot.
 * @param {Needs} needs
 */
export function ensureSystemPackages(needs) {
  const missing = missingPackages(needs);
  if (missing.length === 0) return;
  const isDebian = process.platform === 'linux' && isOnPath('apt-get');
  if (isDebian && process.getuid?.() === 0) {
    console.error(`Installing system packages: ${missing.map((names) => names[0]).join(' ')} ...`);
    if (aptGet('update', '-qq') && aptGet('install', '-y', '-qq', '--no-install-recommends', ...missing.map(nameHere))) {
      const still = missingPackages(needs);
      if (still.length === 0) return;
    }
  }
  const names = missing.map(isDebian ? nameHere : (wanted) => wanted[0]).join(' ');
  console.error(
    isDebian
      ? `System packages are missing; install them with: sudo apt-get update && sudo apt-get install -y ${names}`
      : `System packages are missing (Debian's names: ${names}); install them with this system's package manager.`,
  );
  process.exit(1);
}
