#!/usr/bin/env node
// What electron-builder calls for a .deb in place of fpm, which it would download: understands the words that it gives, and has
// dpkg-deb make the package. scripts/package.mjs names it by CUSTOM_FPM_PATH.
import { spawnSync } from 'node:child_process';
import { copyFileSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const text = /** @type {const} */ ({ type: 'string' });
const texts = /** @type {const} */ ({ type: 'string', multiple: true });
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { ...text, short: 's' },
    target: { ...text, short: 't' },
    force: { type: 'boolean' },
    depends: { ...texts, short: 'd' },
    'deb-recommends': texts,
    'deb-compression': text,
    'deb-priority': text,
    architecture: text,
    'after-install': text,
    'after-remove': text,
    description: text,
    version: text,
    package: text,
    name: text,
    maintainer: text,
    vendor: text,
    url: text,
    category: text,
    license: text,
  },
});

/** @param {keyof typeof values} name @returns {string} */
function given(name) {
  const value = values[name];
  if (typeof value !== 'string') throw new Error(`--${name} is missing`);
  return value;
}

/** @param {string} command @param {string[]} parameters */
function run(command, parameters) {
  const { status, stderr, error } = spawnSync(command, parameters, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
}

/** Bytes of all files below a folder. @param {string} folder @returns {number} */
function sizeOf(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.reduce((sum, entry) => {
    const path = join(entry.parentPath, entry.name);
    return sum + (entry.isDirectory() ? sizeOf(path) : lstatSync(path).size);
  }, 0);
}

/** A description's further lines stand a space in, empty ones are a dot. @param {string} description */
function foldedDescription(description) {
  const [synopsis = '', ...lines] = description.split('\n');
  return [synopsis, ...lines.map((line) => ` ${line.trim() || '.'}`)].join('\n');
}

if (values.source !== 'dir' || values.target !== 'deb') throw new Error('Only a .deb of folders can be made.');
// Beside the package, so that its files need not be copied.
const stage = mkdtempSync(join(dirname(given('package')), '.deb-'));
try {
  for (const mapping of positionals) {
    const at = mapping.lastIndexOf('=');
    const [from, to] = [mapping.slice(0, at), join(stage, mapping.slice(at + 1))];
    mkdirSync(from.endsWith('/') ? to : dirname(to), { recursive: true });
    run('cp', ['-a', '--reflink=auto', from.endsWith('/') ? `${from}.` : from, to]);
  }
  const control = [
    `Package: ${given('name')}`,
    `Version: ${given('version')}`,
    `Architecture: ${given('architecture')}`,
    `Maintainer: ${given('maintainer')}`,
    `Installed-Size: ${Math.ceil(sizeOf(stage) / 1024)}`,
    `Depends: ${(values.depends ?? []).join(', ')}`,
    `Recommends: ${(values['deb-recommends'] ?? []).join(', ')}`,
    `Section: ${given('category')}`,
    `Priority: ${given('deb-priority')}`,
    `Homepage: ${given('url')}`,
    `Description: ${foldedDescription(given('description'))}`,
  ];
  const folder = join(stage, 'DEBIAN');
  mkdirSync(folder);
  writeFileSync(join(folder, 'control'), `${control.join('\n')}\n`);
  for (const [option, name] of /** @type {const} */ ([
    ['after-install', 'postinst'],
    ['after-remove', 'postrm'],
  ])) {
    copyFileSync(given(option), join(folder, name));
    run('chmod', ['0755', join(folder, name)]);
  }
  // What this user's umask forbids to others is no matter of the package.
  run('chmod', ['-R', 'u+rwX,go+rX,go-w', stage]);
  const compression = given('deb-compression').replace(/^gz$/, 'gzip');
  run('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', stage, given('package')]);
} finally {
  rmSync(stage, { recursive: true, force: true });
}
