import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

const project = resolve(import.meta.dirname, '../../..');
const configuration = join(project, '.dependency-cruiser.cjs');
const { forbidden } = z
  .object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string().optional(), severity: z.string() })) })
  .parse(createRequire(import.meta.url)(configuration));

const reportShape = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** The libraries that rules speak of, as far as an import of them must be found. */
const libraries = {
  'node_modules/electron/package.json': '{ "name": "electron", "main": "index.js" }',
  'node_modules/electron/index.js': '',
  'node_modules/h5wasm/package.json': '{ "name": "h5wasm", "main": "index.js" }',
  'node_modules/h5wasm/index.js': '',
  // What the compiler of Svelte adds to a component.
  'node_modules/svelte/package.json': '{ "name": "svelte" }',
  'node_modules/svelte/internal/client.js': '',
  'node_modules/svelte/internal/disclose-version.js': '',
  'node_modules/svelte/internal/flags/legacy.js': '',
  'package.json': '{ "type": "module", "dependencies": { "electron": "1", "h5wasm": "1" } }',
  'tsconfig.json': '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler" } }',
};

/** Which rules a small project breaks, as `rule: file`. Each file imports what its list names. */
function broken(files: Readonly<Record<string, readonly string[]>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'spydesk-arrows-'));
  try {
    const texts = Object.entries(files).map(([path, imports]) => {
      const code = imports.map((name) => `import '${name}';\n`).join('');
      return [path, path.endsWith('.svelte') ? `<script lang="ts">\n${code}</script>\n` : `${code}export {};\n`] as const;
    });
    for (const [path, text] of [...Object.entries(libraries), ...texts]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    mkdirSync(join(folder, 'src-renderer'), { recursive: true });
    const cruiser = join(project, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const output = execFileSync(
      process.execPath,
      [cruiser, '--config', configuration, '--output-type', 'json', 'src-main', 'src-renderer'],
      { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 },
    );
    return reportShape.parse(JSON.parse(output)).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** For each folder one that it must not know. */
const wrongWay: Readonly<Record<string, string>> = {
  errors: 'tasks',
  tasks: 'files',
  format: 'tasks',
  commands: 'errors',
  contract: 'format',
  files: 'hdf5',
  hdf5: 'objects',
  objects: 'pictures',
  editing: 'objects',
  recipes: 'hdf5',
  pictures: 'hdf5',
  host: 'desktop',
  desktop: 'objects',
  cli: 'contract',
};

/** For each rule the file that breaks it. */
const expected: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(wrongWay).map((folder) => [`arrow-${folder}`, `src-main/${folder}/wrong-way.ts`])),
  ...Object.fromEntries(Object.keys(wrongWay).map((folder) => [`door-${folder}`, 'src-main/past-the-doors.ts'])),
  'entry-main': 'src-main/main.ts',
  'entry-preload': 'src-main/preload.ts',
  'entry-data-host': 'src-main/data-host.ts',
  'folder-of-the-house': 'src-main/main.ts',
  'renderer-knows-the-contract-alone': 'src-renderer/Reader.svelte',
  'renderer-has-no-node': 'src-renderer/disk.ts',
  'main-never-imports-the-renderer': 'src-main/desktop/page.ts',
  'h5wasm-in-hdf5-alone': 'src-main/files/library.ts',
  'electron-in-desktop-and-entries-alone': 'src-main/host/window.ts',
  'pure-folders-do-no-io': 'src-main/format/disk.ts',
  'no-circles': 'src-main/tasks/here.ts',
  'no-unresolved': 'src-main/tasks/nowhere.ts',
};

describe('the rules of the house', () => {
  let found: string[] = [];
  beforeAll(() => {
    const folders = Object.entries(wrongWay);
    found = broken({
      ...Object.fromEntries(
        folders.flatMap(([folder, other]) => [
          [`src-main/${folder}/index.ts`, []],
          [`src-main/${folder}/inner.ts`, []],
          [`src-main/${folder}/wrong-way.ts`, [`../${other}/index`]],
        ]),
      ),
      'src-main/past-the-doors.ts': folders.map(([folder]) => `./${folder}/inner`),
      'src-main/misc/index.ts': [],
      'src-main/main.ts': ['./objects/index', './misc/index'],
      'src-main/preload.ts': ['./desktop/index'],
      'src-main/data-host.ts': ['./objects/index'],
      'src-renderer/theme.ts': [],
      'src-renderer/Reader.svelte': ['../src-main/format/index'],
      'src-renderer/disk.ts': ['node:fs'],
      'src-main/desktop/page.ts': ['../../src-renderer/theme'],
      'src-main/files/library.ts': ['h5wasm'],
      'src-main/host/window.ts': ['electron'],
      'src-main/format/disk.ts': ['node:fs'],
      'src-main/tasks/here.ts': ['./there'],
      'src-main/tasks/there.ts': ['./here'],
      'src-main/tasks/nowhere.ts': ['./gone'],
    });
  });
  afterAll(() => (found = []));

  test.each(forbidden.map(({ name }) => name))('%s is an error where it is broken', (name) => {
    expect(Object.keys(expected)).toContain(name);
    expect(found).toContain(`${name}: ${expected[name] ?? ''}`);
  });

  test('each is an error and says in a sentence what it wants', () => {
    for (const rule of forbidden) {
      expect(rule.severity, rule.name).toBe('error');
      expect(rule.comment, rule.name).toMatch(/^\S.+\.$/);
    }
  });

  test('nothing is said of a project that keeps them', () => {
    expect(
      broken({
        'src-main/errors/index.ts': ['./problem'],
        'src-main/errors/problem.ts': [],
        'src-main/format/index.ts': ['../errors/index'],
        'src-main/hdf5/index.ts': ['h5wasm', 'node:fs', '../format/index'],
        'src-main/contract/index.ts': ['../errors/index'],
        'src-main/contract/window-api.ts': [],
        'src-main/desktop/index.ts': ['electron', '../contract/index'],
        'src-main/main.ts': ['electron', './desktop/index'],
        'src-main/preload.ts': ['electron', './contract/window-api'],
        'src-renderer/App.svelte': ['../src-main/contract/index'],
      }),
    ).toEqual([]);
  });
});
