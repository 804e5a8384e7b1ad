import type { BrowserWindow } from 'electron';
import { EVENT_CHANNEL, PICTURE_PORT_CHANNEL, type MenuCommand, type WindowEvent, type WindowEventName } from '../contract';
import { fail, problemOf } from '../errors';
import { refOfPath } from '../format';
import type { Opening } from './command-line';
import type { Desk, Opened, SystemDesk, WindowSession } from './desk';
import { isInside } from './grants';
import type { HostProcess } from './host-process';
import { Leaving } from './leaving';
import type { Log } from './logging';
import type { KeptWindow } from './kept-windows';
import { openAtStart, openRecent } from './opening';
import type { Page } from './page';
import type { UserPreferences } from './preferences';
import { PageRecovery } from './page-recovery';
import type { RecentEntry } from './recents';
import { windowHandlers } from './window-handlers';
import { askAboutChanges, askToLeave } from './questions';
import { restoreChanges } from './read-changes';
import { reopen, type Left } from './reopening';
import type { WindowServer } from './window-server';
import { WindowLeaver } from './window-leaver';
import { newSession } from './window-session';
import { createWindow, zoomFactorOf, type FirstLook } from './create-window';

/** What every window is made with. */
export interface WindowParts {
  readonly page: Page;
  readonly preload: string;
  readonly host: HostProcess;
  readonly server: WindowServer;
  readonly log: Log;
  readonly preferences: UserPreferences;
  systemFor(window: BrowserWindow): SystemDesk;
  /** The program ends after this: what is cleared away of a window that was closed would be offered at the next start. */
  forgetting(work: Promise<unknown>): void;
  /** The window is another than it was, in what the next start makes again. */
  onChanged(): void;
  /** An object was saved from the window. */
  onSaved(ref: string, state: string): void;
}

/** How one window begins. */
export interface WindowBegin extends FirstLook {
  readonly offersLeftDrafts: boolean;
}

/** One window with its session: what it may use, what it has open, what it saves. */
export class DeskWindow {
  readonly window: BrowserWindow;
  private readonly session: WindowSession;
  private readonly desk: Desk;
  /** What keeps the window from its end. */
  readonly leaver: WindowLeaver;
  private readonly closing: Leaving;
  private isGoing = false;
  /** What the menu asks of a page that does not stand yet. */
  private asked: MenuCommand | null = null;
  private readonly recovery: PageRecovery;

  constructor(
    private readonly parts: WindowParts,
    begin: WindowBegin,
  ) {
    this.window = createWindow(parts.preload, parts.preferences.current.textSize, begin);
    this.session = newSession(begin.offersLeftDrafts, {
      progress: (taskId, progress) => this.tell('taskProgress', { taskId, progress }),
      handOnTyped: () => this.tell('handOnTyped', {}),
      grantsChanged: () => parts.onChanged(),
    });
    this.desk = {
      host: parts.host,
      system: parts.systemFor(this.window),
      log: parts.log,
      session: this.session,
      connectPictures: () => this.connectPictures(),
      noteShown: (shown, hasChanges) => this.noteShown(shown, hasChanges),
      tellOpened: (opened) => this.tellOpened(opened),
      tellSaved: (ref, state) => parts.onSaved(ref, state),
    };
    parts.server.serve(this.window, windowHandlers(this.desk));
    this.leaver = new WindowLeaver(this.desk, () => this.tell('menu', { command: 'reload' }));
    this.closing = new Leaving(
      'window',
      () => [this.leaver],
      {
        aboutSaves: (kind, targets) => askToLeave(this.window, kind, targets),
        aboutChanges: (kind, names) => askAboutChanges(this.window, kind, names),
      },
      () => this.window.isDestroyed() || this.window.close(),
    );
    // Chromium remembers a zoom of its own for each page.
    this.window.webContents.on('dom-ready', () => this.sizeText());
    this.window.on('close', (event) => {
      this.isGoing = this.closing.request();
      if (!this.isGoing) event.preventDefault();
    });
    for (const changed of ['move', 'resize', 'maximize', 'unmaximize', 'enter-full-screen', 'leave-full-screen'] as const) {
      this.window.on(changed as 'move', () => parts.onChanged());
    }
    this.window.once('closed', () => this.onClosed());
    this.recovery = new PageRecovery(this.window, parts.log, {
      forgetPage: () => {
        this.session.saves.forgetPage();
        this.session.typed.giveUp();
      },
      focus: () => this.focus(),
      showLog: () => this.desk.system.showLog(),
    });
  }

  /** Loads the page. What is to be opened is looked for meanwhile: a network folder that is away keeps no window back. */
  async load(opening: Opening, left: Left): Promise<void> {
    this.session.shown = left.shown;
    const again = reopen(this.desk, left).then((opened) => this.tellOpened(opened));
    await Promise.all([this.loadPage(), again, this.open(opening)]);
  }

  private async loadPage(): Promise<void> {
    try {
      await this.window.loadURL(this.parts.page.url);
    } catch (thrown) {
      // Whoever closes a window while it loads has seen nothing fail; what is done about a lost page is done elsewhere.
      if (!this.isClosing && !this.recovery.hasLostPage) throw thrown;
    }
  }

  /** Opens what the system handed over. */
  async open(opening: Opening): Promise<void> {
    const opened = await openAtStart(this.desk, opening);
    if (opened.places.length > 0 || opened.problems.length > 0) this.tellOpened(opened);
  }

  /** Opens again what was open before. A page that is there asks for it itself, since it can offer to look for a missing one. */
  async openRecent(entry: RecentEntry): Promise<void> {
    if (this.session.hasBegun) {
      this.tell('recentAsked', { ref: refOfPath(entry.path) });
      return;
    }
    const opened = await openRecent(this.desk, entry).catch((thrown: unknown) => ({
      places: [],
      problems: [problemOf(thrown, entry.path)],
    }));
    this.tellOpened(opened);
  }

  /** The data host is back: what the window had open there is gone. */
  async onHostRestarted(): Promise<void> {
    this.session.objects.clear();
    this.session.plans.clear();
    const problems = await restoreChanges(this.desk);
    this.tell('hostRestarted', {});
    if (problems.length > 0) this.tellOpened({ places: [], problems });
  }

  /** How closely a folder that is open in the window holds `path`: the letters of its own path, 0 where none does. */
  nearness(path: string): number {
    return Math.max(0, ...this.session.grants.paths.filter((open) => isInside(open, path)).map((open) => open.length));
  }

  /** The window as the next start makes it again. */
  get asKept(): KeptWindow {
    const { window, session } = this;
    return {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      isFullScreen: window.isFullScreen(),
      places: [...new Set([...session.grants.paths, ...session.comingBack])],
      shown: session.shown,
    };
  }

  /** A folder was changed that the window `owner` watches. */
  onFolderChanged(owner: string, ref: string): void {
    if (owner === this.session.owner) this.tell('folderChanged', { ref });
  }

  /** The system ends the program: the window closes without a question. */
  letGo(): void {
    this.closing.letGo();
  }

  /** The window is about to be gone: nothing can be opened in it. */
  get isClosing(): boolean {
    return this.isGoing || this.window.isDestroyed();
  }

  tell<Name extends WindowEventName>(name: Name, event: WindowEvent<Name>): void {
    if (!this.window.isDestroyed()) this.window.webContents.send(EVENT_CHANNEL, name, event);
  }

  /** What the menu asks of the window: of a page that does not stand yet once it does. */
  command(command: MenuCommand): void {
    if (this.session.hasBegun) this.tell('menu', { command });
    else this.asked = command;
  }

  /** The user chose otherwise: it holds in this window too. */
  onPreferences(): void {
    this.sizeText();
    this.tell('preferencesChanged', { preferences: this.parts.preferences.current });
  }

  focus(): void {
    if (this.window.isMinimized()) this.window.restore();
    this.window.show();
    this.window.focus();
  }

  /** Everything grows with the text, so that nothing is cut, and pictures are drawn at the pixels that they then have. */
  private sizeText(): void {
    if (!this.window.isDestroyed()) this.window.webContents.setZoomFactor(zoomFactorOf(this.parts.preferences.current.textSize));
  }

  private noteShown(shown: string | null, hasChanges: boolean): void {
    if (this.window.isDestroyed()) return;
    this.session.shown = shown;
    // macOS alone has these: the file's icon in the frame, and a dot in the button that closes.
    this.window.setRepresentedFilename(shown ?? '');
    this.window.setDocumentEdited(hasChanges);
    this.parts.onChanged();
    // A page that says what it shows stands.
    if (this.asked !== null) this.tell('menu', { command: this.asked });
    this.asked = null;
  }

  private tellOpened({ places, problems }: Opened): void {
    if (this.session.hasBegun) {
      this.tell('placesOpened', { places, problems });
      return;
    }
    this.session.waiting.places.push(...places);
    this.session.waiting.problems.push(...problems);
  }

  private async connectPictures(): Promise<void> {
    const port = await this.parts.host.connectPictures(this.session.owner);
    if (port === null || this.window.isDestroyed()) fail('data-host-lost', {});
    this.window.webContents.postMessage(PICTURE_PORT_CHANNEL, null, [port]);
  }

  /** Nobody waits for what only reads. */
  private onClosed(): void {
    const { owner } = this.session;
    this.session.planning.stop();
    this.session.watched.stop();
    void this.session.verifications.cancelAll();
    void this.parts.host.call('closeOwner', { owner });
    this.parts.forgetting(this.parts.host.call('forgetUnchangedDrafts', { owner }));
  }
}
