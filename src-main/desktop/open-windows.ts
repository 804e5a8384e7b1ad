import { BrowserWindow, screen, type BaseWindow, type Rectangle } from 'electron';
import type { MenuCommand } from '../contract';
import { NOTHING_TO_OPEN, type Opening } from './command-line';
import { DeskWindow, type WindowParts } from './desk-window';
import { MOST_WINDOWS, type KeptWindow, type KeptWindows } from './kept-windows';
import { boundsBeside, boundsOnScreen } from './window-bounds';

/** A window that is moved or sized tells so with every step. */
const CALM_MS = 300;

function workAreas(): Rectangle[] {
  return screen.getAllDisplays().map(({ workArea }) => workArea);
}

/** The window that has a folder open around one of the paths, the closest one of several. */
function nearestTo(paths: readonly string[], windows: readonly DeskWindow[]): DeskWindow | undefined {
  const nearness = (one: DeskWindow): number => Math.max(0, ...paths.map((path) => one.nearness(path)));
  return windows.filter((one) => nearness(one) > 0).toSorted((one, other) => nearness(other) - nearness(one))[0];
}

/** The windows of the program, and what of them is kept for the next start. */
export class OpenWindows {
  /** The one that was in front last comes first. */
  private windows: DeskWindow[] = [];
  private calm: NodeJS.Timeout | null = null;
  /** Windows that close one after the other as the program ends are all opened again. */
  private ending = false;

  constructor(
    private readonly parts: Omit<WindowParts, 'onChanged' | 'onSaved'>,
    private readonly kept: KeptWindows,
    private readonly told: {
      readonly firstOpened: () => void;
      readonly lastClosed: () => void;
      /** A window that has a reason to stay keeps the program from its end. */
      readonly stayed: () => void;
    },
  ) {}

  get isEnding(): boolean {
    return this.ending;
  }

  get all(): readonly DeskWindow[] {
    return this.windows;
  }

  /** The one that is meant: `target`, else the one that is or was in front. */
  of(target?: BaseWindow): DeskWindow | undefined {
    return this.windows.find(({ window }) => window === (target ?? BrowserWindow.getFocusedWindow())) ?? this.windows[0];
  }

  /** What a start asks for. Where that is nothing, the windows of the last time are opened again. */
  async begin(opening: Opening): Promise<void> {
    const before = await this.kept.read();
    const hasWish = opening.paths.length > 0 || opening.sample || opening.newWindow;
    const [first] = before;
    if (hasWish || first === undefined) {
      await this.openNew(opening, first === undefined ? null : { ...first, places: [], shown: null });
      return;
    }
    // The last one that is made is in front: what is asked at a start is asked there.
    const isFirst = this.windows.length === 0;
    const behind = before.slice(1).toReversed();
    const loading = behind.map((left) => this.openNew(NOTHING_TO_OPEN, left, false));
    await Promise.all([...loading, this.openNew(NOTHING_TO_OPEN, first, isFirst)]);
  }

  /**
   * Opens in a window that is there, the one that has it open if there is one; else in a new one. A page that was taken over may ask for
   * windows without end: beyond what is kept of them there are no new ones.
   */
  async open(opening: Opening): Promise<void> {
    const staying = this.windows.filter((one) => !one.isClosing);
    const existing = nearestTo(opening.paths, staying) ?? staying[0];
    if (existing === undefined || (opening.newWindow && this.windows.length < MOST_WINDOWS)) {
      await this.openNew(opening, existing === undefined ? null : this.beside(existing));
      return;
    }
    existing.focus();
    await existing.open(opening);
  }

  /** What the menu asks of a window, of a new one where none is open. */
  async command(target: BaseWindow | undefined, command: MenuCommand): Promise<void> {
    const there = this.of(target);
    const opening = there === undefined ? this.openNew(NOTHING_TO_OPEN, null) : null;
    (there ?? this.of())?.command(command);
    await opening;
  }

  private async openNew(opening: Opening, left: KeptWindow | null, offersLeftDrafts = this.windows.length === 0): Promise<void> {
    const bounds = left?.bounds == null ? null : boundsOnScreen(left.bounds, workAreas());
    const told = {
      onChanged: () => this.keepSoon(),
      onSaved: (ref: string, state: string) => {
        for (const other of this.windows) if (other !== opened) other.tell('savedElsewhere', { ref, state });
      },
    };
    const opened = new DeskWindow({ ...this.parts, ...told }, { ...left, bounds, offersLeftDrafts });
    this.keepSoon();
    this.windows = [opened, ...this.windows];
    if (this.windows.length === 1) this.told.firstOpened();
    opened.window.on('focus', () => {
      this.windows = [opened, ...this.windows.filter((one) => one !== opened)];
      this.keepSoon();
    });
    opened.window.on('close', () => this.onClose(opened.isClosing));
    opened.window.once('closed', () => {
      // The last window is opened again: on most systems the program ends with it.
      this.windows = this.windows.filter((one) => one !== opened);
      if (this.windows.length > 0) this.keepSoon();
      else this.told.lastClosed();
    });
    await opened.load(opening, { places: left?.places ?? [], shown: left?.shown ?? null });
  }

  /** From here on the windows close since the program ends. */
  async end(): Promise<void> {
    const kept = this.keep();
    // At once: the first of them may be closed before the disk has taken what is kept.
    this.ending = true;
    await kept;
  }

  private onClose(isClosing: boolean): void {
    if (isClosing) {
      this.parts.forgetting(this.keep());
      return;
    }
    const { ending } = this;
    this.ending = false;
    if (ending) this.told.stayed();
  }

  private beside({ window }: DeskWindow): KeptWindow {
    return { bounds: boundsBeside(window.getNormalBounds()), isMaximized: false, isFullScreen: false, places: [], shown: null };
  }

  private keepSoon(): void {
    this.calm ??= setTimeout(() => void this.keep(), CALM_MS);
  }

  private async keep(): Promise<void> {
    if (this.calm !== null) clearTimeout(this.calm);
    this.calm = null;
    const open = this.windows.filter(({ window }) => !window.isDestroyed());
    if (this.ending || open.length === 0) return;
    await this.kept.write(open.map((one) => one.asKept)).catch((thrown: unknown) => {
      this.parts.log.write('windows', String(thrown));
    });
  }
}
