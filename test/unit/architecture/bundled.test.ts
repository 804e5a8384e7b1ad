import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { bundledLicences } from '../../../scripts/notices.mjs';

// `npm test` builds before it tests.
const project = resolve(import.meta.dirname, '../../..');
const bundled = bundledLicences(join(project, 'out'));

/** Licences under which a library may be bundled into a program under MIT. */
const LICENCES = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];
/** Libraries that say their licence in their text alone: those of NIST and HDF5 (as BSD), and MIT. */
const BY_TEXT = ['h5wasm', 'svelte-toolbelt'];

test('the libraries that the build bundles are those that SECURITY.md lists', () => {
  const [, list = ''] =
    /holds the list to this one:\n\n([^]*?)\n\n/.exec(readFileSync(join(project, 'SECURITY.md'), 'utf8')) ?? [];
  const listed = [...list.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
  expect(bundled.map(({ name }) => name)).toEqual(listed);
});

test('each of them may be handed on, with its licence', () => {
  const notices = readFileSync(join(project, 'out/NOTICES'), 'utf8');
  for (const { name, version, identifier = '', text = '' } of bundled) {
    expect([name, LICENCES.includes(identifier) || BY_TEXT.includes(name)]).toEqual([name, true]);
    expect(text).toMatch(/permission|redistribution/i);
    expect(notices).toContain(`${name} ${version} (`);
    expect(notices).toContain(text);
  }
});
