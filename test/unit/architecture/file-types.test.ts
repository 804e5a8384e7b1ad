import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config';
import { DebugLogger } from 'builder-util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COMMAND_NAMES } from '../../../src-main/cli';
import { DATA_CLASSES } from '../../../src-main/format';

const project = resolve(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(resolve(project, path), 'utf8');
const extensions = Object.values(DATA_CLASSES).map(({ extension }) => extension.slice(1));
const types = extensions.map((extension) => `application/x-syncopy-${extension}`);

const association = z.object({ ext: z.string(), name: z.string(), icon: z.string(), isPackage: z.boolean().optional() });
const associated = z.object({ fileAssociations: z.array(association) });
const given = await getConfig(project, 'electron-builder.yml', null);
const configuration = z
  .object({ linux: z.object({ mimeTypes: z.array(z.string()) }), mac: associated, win: associated })
  .parse(given);

it('is a configuration by the schema of electron-builder', async () => {
  const validate = (changed: object): Promise<void> => validateConfiguration({ ...given, ...changed }, new DebugLogger(false));
  await expect(validate({})).resolves.toBeUndefined();
  await expect(validate({ nsis: { oneClicks: false } })).rejects.toThrow('configuration.nsis');
});

describe('the data files of each class, and no others, are types', () => {
  it('of a Linux desktop, each with its metadata and the icon that the package brings', () => {
    const text = read('assets/linux/share/mime/packages/spydesk.xml');
    const globs = [...text.matchAll(/<glob pattern="\*\.([^"]+)"/g)].map(([, pattern]) => pattern);
    expect(globs).toEqual([...extensions, ...extensions.map((extension) => `${extension}.info`)]);
    const named = [...text.matchAll(/<mime-type type="([^"]+)"/g)].map(([, type]) => type);
    expect(named).toEqual([...types, 'application/x-syncopy-info+json']);
    expect(text.match(/<icon name="application-x-syncopy" \/>/g)).toHaveLength(named.length);
    expect(configuration.linux.mimeTypes).toEqual(named);
  });

  it('of macOS, where a container is a document of its own', () => {
    const [container, ...files] = configuration.mac.fileAssociations;
    expect(container).toMatchObject({ ext: 'spy', isPackage: true });
    expect(files.map(({ ext }) => ext)).toEqual(extensions);
    expect(files.filter(({ isPackage }) => isPackage)).toEqual([]);
  });

  it('of Windows, each a class of its own in the registry', () => {
    const files = configuration.win.fileAssociations;
    expect(files.map(({ ext }) => ext)).toEqual(extensions);
    expect(files.map(({ name }) => name)).toEqual(extensions.map((extension) => `Spydesk.${extension}`));
  });
});

describe('a folder', () => {
  it('is opened by a menu, and nowhere claimed as a type', () => {
    expect(configuration.linux.mimeTypes).not.toContain('inode/directory');
    const kde = read('assets/linux/share/kio/servicemenus/spydesk.desktop');
    expect(kde).toMatch(/^MimeType=inode\/directory;$/m);
    // In a service menu the type says where the menu is shown; an application's entry would be a handler.
    expect(kde).toMatch(/^Type=Service$/m);
    const nemo = read('assets/linux/share/nemo/actions/spydesk.nemo_action');
    expect(nemo).toMatch(/^Extensions=dir;$/m);
    expect(nemo).toMatch(/^Files=\*\.spy;$/m);
    for (const text of [kde, nemo]) expect(text).toMatch(/^Exec=spydesk -- %F$/m);
    expect(read('assets/linux/share/spydesk/nautilus-scripts/Open in Spydesk')).toMatch(/^exec spydesk -- "\$@"$/m);
  });

  it('has a menu entry on Windows where its name ends in .spy, and all that is registered is removed', () => {
    const text = read('assets/windows/installer.nsh');
    expect(text).toContain(`"AppliesTo" 'System.FileName:"*.spy"'`);
    const written = new Set([...text.matchAll(/WriteRegStr SHELL_CONTEXT "(\$\{\w+\})/g)].map(([, key]) => key));
    const removed = [...text.matchAll(/DeleteRegKey SHELL_CONTEXT "(\$\{\w+\})"/g)].map(([, key]) => key);
    expect([...written]).toEqual(removed);
  });
});

it.each(['assets/linux/bin/spydesk', 'assets/mac/spydesk', 'assets/windows/spydesk.cmd'])('%s knows each command', (path) => {
  const words = [...COMMAND_NAMES, '--help', '-h', '--version'];
  const text = read(path);
  expect(text.includes(words.join(' | ')) || text.includes(`in (${words.join(' ')})`)).toBe(true);
});

it.each([
  ['assets/icon.icns', 'icns', 0],
  ['assets/data-file.icns', 'icns', 0],
  ['assets/icon.ico', '\0\0\u0001\0', 0],
  ['assets/data-file.ico', '\0\0\u0001\0', 0],
  ['assets/icons/512x512.png', 'PNG', 1],
])('%s is an icon of its kind', (path, mark, at) => {
  expect(readFileSync(resolve(project, path)).toString('latin1', at, at + mark.length)).toBe(mark);
});
