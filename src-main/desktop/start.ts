import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { app, Menu, session, shell } from 'electron';
import { serveApp } from './app-protocol';
import { NOTHING_TO_OPEN, type Opening } from './command-line';
import { GUIDE_HEADERS, PAGE_HEADERS } from './content-policy';
import type { DeskWindow } from './desk-window';
import { aboutOptions, readDiagnostics, versionsHere, versionsInWords, watchProcesses } from './diagnostics';
import { GUIDE_ORIGIN, GuideWindow } from './guide';
import { HostProcess } from './host-process';
import { KeptWindows } from './kept-windows';
import { Leaving } from './leaving';
import { createLog } from './logging';
import { buildMenu } from './menu';
import { OpenWindows } from './open-windows';
import { APP_ORIGIN, pageOfApp } from './page';
import { platformHere } from './platform';
import { preferencesFile, UserPreferences } from './preferences';
import { askAboutChanges, askToClearRecents, askToLeave } from './questions';
import {
  mountPointsNow,
  PatientAsking,
  recentDisk,
  RecentPictures,
  RecentPlaces,
  Recents,
  recentsFile,
  showSystemLists,
  systemLists,
  volumeOf,
  type ProgramStart,
  type RecentEntry,
} from './recents';
import { sampleMaker } from './sample';
import { closeContents, closeSession } from './security';
import { systemDesk, type ProgramDesk } from './system-desk';
import { applyTheme } from './theme';
import { WindowServer } from './window-server';

/** A disk that answers no more keeps the program from its end for so long. */
const PATIENCE_MS = 2_000;

/** Where the program's own files lie. */
export interface ProgramFiles {
  readonly preload: string;
  readonly dataHost: string;
  readonly rendererFolder: string;
  readonly guideFolder: string;
  readonly sample: string;
  /** The list of the libraries that are built in. */
  readonly licences: string;
}

/** What the entry hands on to the windows. */
export interface Desktop {
  /** Opens what the start asked for; where that is nothing, what was open the last time. */
  begin(opening: Opening): Promise<void>;
  /** Opens what is asked for in a window that is there, or in a new one. */
  open(opening: Opening): Promise<void>;
  /** True once the program may quit: what is opened from then on would be lost with its windows. */
  readonly isEnding: boolean;
  /** True where the program may quit now; else the user is asked, and what they want is done. */
  mayQuit(): boolean;
  /** Quits without a question, as the system wants it: no save is cut off amid its work. */
  quit(): Promise<void>;
  /** Ends once what windows that were closed left is cleared away. */
  stop(): Promise<void>;
}

/** Where the user's copy of the sample can lie: with the documents, or else with the program's own files. */
function sampleFolders(userData: string): string[] {
  try {
    return [join(app.getPath('documents'), 'Spydesk'), userData];
  } catch {
    // A system without such a folder, or one whose folder is on a network that is away.
    return [userData];
  }
}

/** Wires the desktop together. The app is ready by now. `stayed` is told where the program was to end, and does not. */
export async function startDesktop(files: ProgramFiles, stayed: () => void): Promise<Desktop> {
  const userData = app.getPath('userData');
  const log = createLog(join(userData, 'logs', 'spydesk.log'));
  log.write('start', versionsInWords(versionsHere()));
  watchProcesses(app, log);
  app.setAboutPanelOptions(aboutOptions(versionsHere(), process.platform));
  const preferences = new UserPreferences(preferencesFile(join(userData, 'preferences.json')), (changed) => {
    applyTheme(changed.theme);
    showMenu();
    for (const each of windows.all) each.onPreferences();
  });
  await preferences.load();
  applyTheme(preferences.current.theme);
  const logOfRecents = (thrown: unknown): void => log.write('recents', String(thrown));
  const recents = new Recents(recentsFile(join(userData, 'recents.json'), logOfRecents), {
    changed: (what) => onRecentsChanged(what),
    failed: logOfRecents,
  });
  await recents.load();
  const asking = new PatientAsking(async (path) => volumeOf(path, platformHere(), await mountPointsNow(platformHere())));
  const recentPlaces = new RecentPlaces(recents, asking, recentDisk);
  const recentPictures = new RecentPictures(join(userData, 'recent-pictures'));

  const page = pageOfApp(app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']);
  closeSession(session.defaultSession, page);
  closeContents(app, page);
  serveApp(
    session.defaultSession,
    { origin: APP_ORIGIN, folder: files.rendererFolder, headers: PAGE_HEADERS },
    { origin: GUIDE_ORIGIN, folder: files.guideFolder, headers: GUIDE_HEADERS },
  );
  const guide = new GuideWindow(platformHere() === 'darwin');

  const closing = new Set<Promise<unknown>>();
  const host = new HostProcess(files.dataHost, join(userData, 'drafts'), log, {
    restarted: () => windows.all.forEach((each) => void each.onHostRestarted()),
    folderChanged: (owner, ref) => windows.all.forEach((each) => each.onFolderChanged(owner, ref)),
  });
  host.start();
  const server = new WindowServer(page.origin, log);
  server.listen();
  const ofProgram: ProgramDesk = {
    preferences,
    recents,
    recentPlaces,
    asking,
    recentPictures,
    sample: sampleMaker(files.sample, sampleFolders(userData)),
    newWindow,
    openGuide: (entry) => guide.open(entry),
    diagnostics: () => readDiagnostics(log, userData, files.licences),
    showLog: () => shell.showItemInFolder(log.path),
  };
  const windows = new OpenWindows(
    {
      ...{ page, preload: files.preload, host, server, log, preferences, forgetting },
      systemFor: (window) => systemDesk(window, ofProgram),
    },
    new KeptWindows(join(userData, 'windows.json')),
    {
      firstOpened: () => showMenuOfMac(),
      lastClosed: () => {
        // The guide keeps no program going.
        guide.close();
        showMenuOfMac();
      },
      stayed,
    },
  );

  function showMenu(): void {
    const menu = buildMenu({
      platform: platformHere(),
      isDevelopment: !app.isPackaged,
      theme: preferences.current.theme,
      hasWindow: platformHere() !== 'darwin' || windows.all.length > 0,
      recents: recents.list(),
      openRecent: (target, entry) => openRecent(windows.of(target), entry),
      clearRecents: (target) => {
        clearRecents(windows.of(target)).catch(logOfRecents);
      },
      command: (target, command) => {
        windows.command(target, command).catch((thrown: unknown) => log.write('window', String(thrown)));
      },
      newWindow: () => {
        newWindow().catch((thrown: unknown) => log.write('window', String(thrown)));
      },
      openGuide: () => {
        guide.open('index').catch((thrown: unknown) => log.write('guide', String(thrown)));
      },
      setTheme: (theme) => {
        preferences.change({ theme }).catch((thrown: unknown) => log.write('preferences', String(thrown)));
      },
    });
    Menu.setApplicationMenu(menu);
  }

  /** There the menu is the program's own, and has fewer items where no window is open. */
  function showMenuOfMac(): void {
    if (platformHere() === 'darwin') showMenu();
  }

  function openRecent(desk: DeskWindow | undefined, entry: RecentEntry): void {
    const opening = desk?.openRecent(entry) ?? windows.open({ ...NOTHING_TO_OPEN, paths: [entry.path] });
    opening.catch(logOfRecents);
  }

  async function clearRecents(desk: DeskWindow | undefined): Promise<void> {
    if (await askToClearRecents(desk?.window)) recents.clear();
  }

  function showRecents(): void {
    const start: ProgramStart = { program: process.execPath, words: app.isPackaged ? [] : [app.getAppPath()] };
    showMenu();
    showSystemLists(systemLists(platformHere(), recents.list(), start), (path) => {
      windows.open({ ...NOTHING_TO_OPEN, paths: [path] }).catch(logOfRecents);
    });
    void recentPictures.keepOnly(() => recents.list().map(({ path }) => path));
  }

  function onRecentsChanged(what: 'places' | 'facts'): void {
    if (what === 'places') showRecents();
    for (const each of windows.all) each.tell('recentsChanged', {});
  }

  function newWindow(): Promise<void> {
    return windows.open({ ...NOTHING_TO_OPEN, newWindow: true });
  }

  function forgetting(work: Promise<unknown>): void {
    closing.add(work);
    void work.finally(() => closing.delete(work));
  }

  const quitting = new Leaving(
    'program',
    () => windows.all.map(({ leaver }) => leaver),
    {
      aboutSaves: async (kind, targets) => {
        const asking = windows.all.find(({ leaver }) => leaver.saves.isBusy);
        if (asking === undefined) return 'wait';
        asking.focus();
        return askToLeave(asking.window, kind, targets);
      },
      aboutChanges: async (kind, names) => {
        const asking = windows.all.find(({ leaver }) => leaver.unsaved.length > 0);
        if (asking === undefined) return 'stay';
        asking.focus();
        return askAboutChanges(asking.window, kind, names);
      },
    },
    () => app.quit(),
  );

  async function quit(): Promise<void> {
    for (const each of windows.all) each.letGo();
    await quitting.insist();
  }

  async function stop(): Promise<void> {
    await Promise.race([Promise.allSettled(closing), setTimeout(PATIENCE_MS)]);
    host.stop();
  }

  function mayQuit(): boolean {
    const may = quitting.request();
    if (may) forgetting(Promise.all([windows.end(), recents.settle()]));
    return may;
  }

  showRecents();
  return {
    begin: (opening) => windows.begin(opening),
    open: (opening) => windows.open(opening),
    get isEnding() {
      return windows.isEnding;
    },
    mayQuit,
    quit,
    stop,
  };
}
