import { join } from 'node:path';
import { app, type BaseWindow } from 'electron';
import { NOTHING_TO_OPEN } from './command-line';
import type { Log } from './logging';
import type { OpenWindows } from './open-windows';
import { platformHere } from './platform';
import { askToClearRecents } from './questions';
import {
  recentDisk,
  RecentPictures,
  RecentPlaces,
  Recents,
  recentsFile,
  showSystemLists,
  systemLists,
  type ProgramStart,
  type RecentEntry,
} from './recents';
import { mountPointsNow, PatientAsking, volumeOf } from './silent-disks';

/** What the recents of the program are shown by. */
export interface RecentsShown {
  windows(): OpenWindows;
  showMenu(): void;
}

/** The recents of the program: in its menu, in the system's own lists, on the start page of each window. */
export class ProgramRecents {
  readonly recents: Recents;
  readonly asking = new PatientAsking(async (path) => volumeOf(path, platformHere(), await mountPointsNow(platformHere())));
  readonly recentPlaces: RecentPlaces;
  readonly recentPictures: RecentPictures;

  constructor(
    userData: string,
    private readonly log: Log,
    private readonly shown: RecentsShown,
  ) {
    this.recents = new Recents(recentsFile(join(userData, 'recents.json'), this.note), {
      changed: (what) => this.onChanged(what),
      failed: this.note,
    });
    this.recentPlaces = new RecentPlaces(this.recents, this.asking, recentDisk);
    this.recentPictures = new RecentPictures(join(userData, 'recent-pictures'));
  }

  /** Opens one in the window that is meant, in a new one where none is open. */
  open(target: BaseWindow | undefined, entry: RecentEntry): void {
    const windows = this.shown.windows();
    const opening = windows.of(target)?.openRecent(entry) ?? windows.open({ ...NOTHING_TO_OPEN, paths: [entry.path] });
    opening.catch(this.note);
  }

  /** Clears the list, where the user agrees. */
  clear(target: BaseWindow | undefined): void {
    askToClearRecents(this.shown.windows().of(target)?.window)
      .then((isAgreed) => isAgreed && this.recents.clear())
      .catch(this.note);
  }

  /** Shows those that there are in the menu and the system's lists. */
  show(): void {
    const start: ProgramStart = { program: process.execPath, words: app.isPackaged ? [] : [app.getAppPath()] };
    this.shown.showMenu();
    showSystemLists(systemLists(platformHere(), this.recents.list(), start), (path) => {
      this.shown
        .windows()
        .open({ ...NOTHING_TO_OPEN, paths: [path] })
        .catch(this.note);
    });
    void this.recentPictures.keepOnly(() => this.recents.list().map(({ path }) => path));
  }

  private onChanged(what: 'places' | 'facts'): void {
    if (what === 'places') this.show();
    for (const each of this.shown.windows().all) each.tell('recentsChanged', {});
  }

  private readonly note = (thrown: unknown): void => this.log.write('recents', String(thrown));
}
