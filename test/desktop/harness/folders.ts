import { cp, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

const fixtures = resolve(import.meta.dirname, '../../fixtures');

/** The folders of one test: nothing of the user's own is read or written. */
export interface Folders {
  /** Where the test's containers lie. */
  readonly work: string;
  /** The home folder of the program under test. */
  readonly home: string;
  /** Copies a container or a file of `test/fixtures` into `work` and answers its path; `name` as `containers/session1.spy`. */
  fixture(name: string): Promise<string>;
  remove(): Promise<void>;
}

/** `at`: in this folder, which must not be there yet. */
export async function makeFolders(at?: string): Promise<Folders> {
  if (at !== undefined) await mkdir(at);
  const root = await realpath(at ?? (await mkdtemp(join(tmpdir(), 'spydesk-desktop-'))));
  const [work, home] = [join(root, 'work'), join(root, 'home')];
  await mkdir(work);
  await mkdir(home);
  return {
    work,
    home,
    fixture: async (name) => {
      const copy = join(work, basename(name));
      await cp(join(fixtures, name), copy, { recursive: true });
      // A data file is nothing without its metadata.
      await cp(join(fixtures, `${name}.info`), `${copy}.info`).catch(() => undefined);
      return copy;
    },
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}
