import { join } from 'node:path';
import { app, Menu, session, shell } from 'electron';
import { serveApp } from './app-protocol';
import { NOTHING_TO_OPEN, type Opening } from './command-line';
import { GUIDE_HEADERS, PAGE_HEADERS } from './content-policy';
import { aboutOptions, readDiagnostics, versionsHere, versionsInWords, watchProcesses } from './diagnostics';
import { GUIDE_ORIGIN, GuideWindow } from './guide';
import { HostProcess } from './host-process';
import { KeptWindows } from './kept-windows';
import { createLog } from './logging';
import { buildMenu } from './menu';
import { OpenWindows } from './open-windows';
import { APP_ORIGIN, pageOfApp } from './page';
import { platformHere } from './platform';
import { preferencesFile, UserPreferences } from './preferences';
import { ProgramEnd } from './program-end';
import { ProgramRecents } from './program-recents';
import { sampleMaker } from './sample';
import { closeContents, closeSession } from './security';
import { systemDesk, type ProgramDesk } from './system-desk';
import { applyTheme } from './theme';
import { WindowServer } from './window-server';

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
  const programRecents = new ProgramRecents(userData, log, { windows: () => windows, showMenu: () => showMenu() });
  const { recents, recentPlaces, recentPictures, asking } = programRecents;
  await recents.load();

  const page = pageOfApp(app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']);
  closeSession(session.defaultSession, page);
  closeContents(app, page);
  serveApp(
    session.defaultSession,
    { origin: APP_ORIGIN, folder: files.rendererFolder, headers: PAGE_HEADERS },
    { origin: GUIDE_ORIGIN, folder: files.guideFolder, headers: GUIDE_HEADERS },
  );
  const guide = new GuideWindow(platformHere() === 'darwin');

  const end = new ProgramEnd(
    () => windows,
    () => recents.settle(),
  );
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
    recentPictures,
    asking,
    sample: sampleMaker(files.sample, sampleFolders(userData)),
    newWindow,
    openGuide: (entry) => guide.open(entry),
    diagnostics: () => readDiagnostics(log, userData, files.licences),
    showLog: () => shell.showItemInFolder(log.path),
  };
  const windows = new OpenWindows(
    {
      ...{ page, preload: files.preload, host, server, log, preferences },
      forgetting: (work) => end.waitFor(work),
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
      openRecent: (target, entry) => programRecents.open(target, entry),
      clearRecents: (target) => programRecents.clear(target),
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

  function newWindow(): Promise<void> {
    return windows.open({ ...NOTHING_TO_OPEN, newWindow: true });
  }

  programRecents.show();
  return {
    begin: (opening) => windows.begin(opening),
    open: (opening) => windows.open(opening),
    get isEnding() {
      return windows.isEnding;
    },
    mayQuit: () => end.mayQuit(),
    quit: () => end.quit(),
    stop: async () => {
      await end.cleared();
      host.stop();
    },
  };
}
