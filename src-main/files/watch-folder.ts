import { watch } from 'node:fs';
import { basename } from 'node:path';
import { platformHere } from './platform';

/**
 * Lets the system tell of changes in the folder at `path`, until the answered function is called: by the name of what was changed in
 * it, by null where that is not known or is the folder itself. Null where the system cannot: who wants to know looks by themselves.
 */
export type WatchFolder = (path: string, onChanged: (name: string | null) => void) => (() => void) | null;

/**
 * By inotify on Linux and FSEvents on macOS, which hold no file open and tell nothing of what other computers do on a network folder.
 * On Windows the handle that it takes would keep others from moving the folder, so it is not used there.
 */
export const watchFolder: WatchFolder = (path, onChanged) => {
  if (platformHere() === 'win32') return null;
  try {
    const watcher = watch(path, { persistent: false }, (_event, name) => onChanged(name === basename(path) ? null : name));
    // The folder is gone, or may not be looked into any more: looking at it tells so.
    watcher.on('error', () => onChanged(null));
    return () => watcher.close();
  } catch {
    // There is no such folder now, or the system has no more watches to give.
    return null;
  }
};
