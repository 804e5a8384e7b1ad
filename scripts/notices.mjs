// Joins the licences of the libraries that the build bundled, which the program must be handed on with.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ name: string, version: string, identifier?: string, text?: string }} Licence */

/**
 * What vite noted of each bundle in the folder `out`, each library once, by name.
 * @param {string} out
 * @returns {Licence[]}
 */
export function bundledLicences(out) {
  /** @type {Map<string, Licence>} */
  const all = new Map();
  for (const bundle of ['main', 'preload', 'renderer']) {
    /** @type {Licence[]} */
    const licences = JSON.parse(readFileSync(join(out, bundle, 'licences.json'), 'utf8'));
    for (const licence of licences) all.set(`${licence.name} ${licence.version}`, licence);
  }
  return [...all.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** @param {string} out */
export function writeNotices(out) {
  const parts = bundledLicences(out).map(
    ({ name, version, identifier = '', text = '' }) => `${name} ${version} (${identifier})\n\n${text}\n`,
  );
  const head = 'Spydesk is made with these libraries. Electron and Chromium bring their own notices along.\n';
  writeFileSync(join(out, 'NOTICES'), [head, ...parts].join(`\n${'-'.repeat(80)}\n\n`));
}
