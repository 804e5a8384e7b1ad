import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { CLOSED_PREFERENCES } from '../../../src-main/desktop';

vi.mock('electron', () => import('./electron'));

const project = resolve(import.meta.dirname, '../../..');

interface Source {
  readonly path: string;
  readonly text: string;
}

/** The sources of the program, without their comments. */
function sources(...folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|svelte|html|css)$/.test(name))
      .map((name) => {
        const text = readFileSync(join(project, folder, name), 'utf8');
        return { path: join(folder, name), text: text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$|<!--[^]*?-->/gm, '') };
      }),
  );
}

/** Where a pattern is found. */
function found(pattern: RegExp, ...folders: string[]): string[] {
  return sources(...folders)
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path);
}

describe('every window', () => {
  it('is sandboxed, isolated, without Node, and with the rules of the web', () => {
    expect(CLOSED_PREFERENCES).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });

  it('is made with these preferences, a preload and a size of text at most', () => {
    const made = sources('src-main').flatMap(({ text }) => text.split('new BrowserWindow(').slice(1));
    expect(made.length).toBeGreaterThan(0);
    for (const options of made) {
      expect(options).toMatch(
        /^[^]*?webPreferences: (CLOSED_PREFERENCES,|\{ \.\.\.CLOSED_PREFERENCES, preload(, zoomFactor: [\w()]+)? \})/,
      );
    }
    expect(found(/enableBlinkFeatures|\b(WebContentsView|BrowserView)\(/, 'src-main')).toEqual([]);
  });
});

describe('the source', () => {
  it.each([
    ['opens nothing in another program', /\bopenExternal\b|\bopenPath\b/],
    ['embeds no page', /<webview|<iframe|<object|<embed/],
    ['runs no text as code', /\beval\(|new Function\b|\bexecuteJavaScript\b|\bsetTimeout\(\s*['"`]/],
    [
      'makes no elements of text',
      /\{@html|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment/,
    ],
    ['names no address on a network', /['"`(](https?|wss?|ftp):\/\//],
    ['listens to no page but through the server of the windows', /\bipcMain\.(on|once|handleOnce)\b/],
  ])('%s', (_what, pattern) => {
    expect(found(pattern, 'src-main', 'src-renderer')).toEqual([]);
  });

  it('answers a page in one place, which checks who asks', () => {
    expect(found(/\bipcMain\.handle\(/, 'src-main')).toEqual(['src-main/desktop/window-server.ts']);
  });

  it('starts the data host, itself anew, and of the system’s programs attrib on Windows alone', () => {
    expect(found(/\bchild_process\b|\butilityProcess\.fork\(|\bcluster\b/, 'src-main', 'src-renderer')).toEqual([
      'src-main/main.ts',
      'src-main/desktop/host-process.ts',
      'src-main/files/double-click.ts',
    ]);
  });
});

describe('the package', () => {
  it('has each fuse as SECURITY.md says', () => {
    const [, block = ''] =
      /^electronFuses:\n((?: {2}.*\n)+)/m.exec(readFileSync(join(project, 'electron-builder.yml'), 'utf8')) ?? [];
    const fuses = [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => `${name}: ${value}`);
    expect(fuses.sort()).toEqual([
      'enableEmbeddedAsarIntegrityValidation: true',
      'enableNodeCliInspectArguments: false',
      'enableNodeOptionsEnvironmentVariable: false',
      'grantFileProtocolExtraPrivileges: false',
      'loadBrowserProcessSpecificV8Snapshot: false',
      'onlyLoadAppFromAsar: true',
      'runAsNode: true',
    ]);
  });

  it('is made with an Electron that is no older than this', () => {
    const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string }>;
    };
    expect(Number(lock.packages['node_modules/electron']?.version.split('.')[0])).toBeGreaterThanOrEqual(45);
  });
});
