import { stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { problem, type Problem } from '../errors';
import type { Desk } from './desk';

/** A network folder that does not answer for so long is gone as far as a dialog goes. */
const PATIENCE_MS = 1_500;

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** What is wrong with the default folder; null where it is there, or none is chosen. */
export async function defaultFolderProblem({ system }: Pick<Desk, 'system'>): Promise<Problem | null> {
  const { defaultFolder } = system.preferences.current;
  if (defaultFolder === null) return null;
  const isThere = await Promise.race([isFolder(defaultFolder), setTimeout(PATIENCE_MS, false, { ref: false })]);
  return isThere ? null : problem('default-folder-gone', {}, { path: defaultFolder });
}

/**
 * Where a native dialog begins: in the default folder, or in `otherwise` where none is chosen; undefined leaves it to the system.
 * One that is gone is told, and the dialog begins in `otherwise` or the home folder.
 */
export async function startOfDialogs<Otherwise extends string | undefined>(
  desk: Desk,
  otherwise: Otherwise,
): Promise<string | Otherwise> {
  const gone = await defaultFolderProblem(desk);
  if (gone === null) return desk.system.preferences.current.defaultFolder ?? otherwise;
  desk.tellOpened({ places: [], problems: [gone] });
  return otherwise ?? desk.system.home;
}
