import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { DATA_CLASSES } from '../../../src-main/format';

const project = resolve(import.meta.dirname, '../../..');
const extensions = Object.values(DATA_CLASSES).map(({ extension }) => extension.slice(1));

test('the package claims the data files of each class, and no others', () => {
  const text = readFileSync(resolve(project, 'electron-builder.yml'), 'utf8');
  const claimed = [...text.matchAll(/\{ ext: (\w+), .*mimeType: application\/x-syncopy-(\w+),/g)];
  expect(claimed.map(([, extension]) => extension)).toEqual(extensions);
  expect(claimed.map(([, , type]) => type)).toEqual(extensions);
});

test('the types of a Linux desktop are those of the package, each with its metadata', () => {
  const text = readFileSync(resolve(project, 'assets/linux/spydesk-mime.xml'), 'utf8');
  const globs = [...text.matchAll(/<glob pattern="\*\.([^"]+)"/g)].map(([, pattern]) => pattern);
  expect(globs).toEqual([...extensions, ...extensions.map((extension) => `${extension}.info`)]);
});
