import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { nodeFiles, systemProcesses, type Files } from '../../../src-main/files';
import { refOfPath, type ObjectSource, type SaveRequest } from '../../../src-main/format';
import { createHdf5 } from '../../../src-main/hdf5';
import { createLocalStore, planSave, saveObject, type PublishedPair, type SaveTools } from '../../../src-main/objects';
import { unwatched, type TaskContext } from '../../../src-main/tasks';

export const fixtures = resolve(import.meta.dirname, '../../fixtures');
export const author = { user: 'ada', host: 'desk', time: new Date(2026, 10, 3, 9, 5, 0) };

/** A fresh folder for each test of the file; answers what makes a path in it. */
export function scratchFolder(): (...names: string[]) => string {
  let folder = '';
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'spydesk-objects-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return (...names) => join(folder, ...names);
}

/** The tools of a save on `files`; their threads end with the test file. */
export function saveTools(files: Files = nodeFiles): SaveTools {
  const hdf5 = createHdf5();
  afterAll(() => hdf5.close());
  return { files, processes: systemProcesses, hdf5, store: createLocalStore(files, hdf5) };
}

/** The same threads on another disk. */
export function toolsOn(files: Files, { hdf5 }: SaveTools): SaveTools {
  return { files, processes: systemProcesses, hdf5, store: createLocalStore(files, hdf5) };
}

/** Copies a fixture's two files under a name; `name` as `containers/loose.analog`. */
export function copyPair(name: string, path: string): string {
  for (const end of ['', '.info']) cpSync(join(fixtures, name + end), path + end);
  return path;
}

/** The same numbers and facts from a source that does not lie on disk as it is, so that they must be streamed. */
export function streamed(source: ObjectSource): ObjectSource {
  return {
    describe: () => source.describe(),
    read: (selection, signal) => source.read(selection, signal),
  };
}

export interface SaveOptions {
  readonly replace?: boolean;
  readonly acceptDamage?: boolean;
  readonly currentFolder?: string;
}

/** Plans and saves, as the command line does. */
export async function save(
  tools: SaveTools,
  source: ObjectSource,
  request: SaveRequest,
  { replace = false, acceptDamage = false, currentFolder = tmpdir() }: SaveOptions = {},
  task: TaskContext = unwatched(),
): Promise<PublishedPair> {
  const paths = { currentFolder, home: currentFolder, platform: 'linux', overwrite: replace } as const;
  const planned = await planSave(tools.files, tools.store, source, request, paths);
  const replaces = planned.mode === 'replace' ? planned.found : null;
  return saveObject(tools, source, { planned, replaces, acceptDamage, author }, task);
}

export async function opened(tools: SaveTools, path: string) {
  return tools.store.open(refOfPath(path));
}

/** Every file below `folder` with its bytes, hidden ones too, and every folder. */
export function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names.map((name) => {
      const path = join(folder, name);
      return [name, statSync(path).isFile() ? readFileSync(path, 'latin1') : 'folder'];
    }),
  );
}

/** The data files of all fixtures that can be opened, as `containers/session1.spy/session1_lfp.analog`. */
export function fixtureNames(): string[] {
  return ['containers', 'awkward'].flatMap((folder) => {
    const all = JSON.parse(readFileSync(join(fixtures, folder, 'expected.json'), 'utf8')) as Record<string, unknown>;
    return Object.keys(all)
      .map((name) => `${folder}/${name}`)
      .filter((name) => existsSync(join(fixtures, name)));
  });
}

export function extensionOf(name: string): string {
  return /\.[^.]+$/.exec(basename(name))?.[0] ?? '';
}
