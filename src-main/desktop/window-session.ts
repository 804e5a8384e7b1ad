import { randomUUID } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import type { ProgressShape } from '../contract';
import type { WindowSession } from './desk';
import { Grants } from './grants';
import { Planning } from './planning';
import { SaveTasks } from './save-tasks';
import { TypedText } from './typed-text';
import { UnsavedChanges } from './unsaved-changes';
import { WatchedFolders } from './watched-folders';
import { WindowTasks } from './window-tasks';

/** What a session has to tell its window. */
interface SessionListener {
  progress(taskId: string, progress: ProgressShape): void;
  /** The page is to hand on what is being typed. */
  handOnTyped(): void;
  /** What the window may use is more than it was, or less. */
  grantsChanged(): void;
}

/** The session of a new window, with nothing open in it. */
export function newSession(offersLeftDrafts: boolean, listener: SessionListener): WindowSession {
  const changes = new UnsavedChanges();
  const grants = new Grants(realpath, () => listener.grantsChanged());
  const onProgress = (taskId: string, progress: ProgressShape): void => listener.progress(taskId, progress);
  return {
    offersLeftDrafts,
    owner: randomUUID(),
    grants,
    watched: new WatchedFolders(grants),
    objects: new Map(),
    plans: new Map(),
    planning: new Planning(),
    saves: new SaveTasks(onProgress),
    changes,
    typed: new TypedText(
      () => listener.handOnTyped(),
      () => changes.isStepping,
    ),
    verifications: new WindowTasks(onProgress),
    shown: null,
    comingBack: new Set(),
    waiting: { places: [], problems: [] },
    hasBegun: false,
  };
}
