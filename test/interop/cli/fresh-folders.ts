import { afterAll, beforeEach } from 'vitest';
import { makeFolder, removeFolder } from './folders';

/** Answers what makes a folder; all of them are removed when the test file is done. */
export function freshFolders(): () => string {
  const made: string[] = [];
  afterAll(() => made.forEach(removeFolder));
  return () => {
    const folder = makeFolder();
    made.push(folder);
    return folder;
  };
}

/** Gives each test of the file a folder of its own: `use` takes it, and puts into it what each of them wants. */
export function eachInFreshFolder(use: (folder: string) => void): void {
  const fresh = freshFolders();
  beforeEach(() => use(fresh()));
}
