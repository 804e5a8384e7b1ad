import type { BrowserWindow } from 'electron';
import type { Log } from './logging';
import { PageLosses } from './page-losses';
import { askAboutHungPage, askAboutLostPage } from './questions';

/** What the window and the program do about a page that is lost. */
export interface PageKeeper {
  /** What only a page can answer is asked of the next one. */
  forgetPage(): void;
  focus(): void;
  showLog(): void;
}

/**
 * Sees to it that a window has a page: one that is lost is loaded again, one that does not answer when the user agrees. Changes lie
 * in their journals, and saves go on without a page, so that nothing is lost with it but what is being typed.
 */
export class PageRecovery {
  private readonly losses = new PageLosses();
  /** Closes the question about a page that does not answer. */
  private asking: AbortController | null = null;

  constructor(
    private readonly window: BrowserWindow,
    private readonly log: Log,
    private readonly keeper: PageKeeper,
  ) {
    window.webContents.on('render-process-gone', (_event, { reason }) => this.onLost(reason));
    window.on('unresponsive', () => this.noting(this.onHung()));
    window.on('responsive', () => this.asking?.abort());
    window.once('closed', () => this.asking?.abort());
  }

  /** True where a page of the window was lost. */
  get hasLostPage(): boolean {
    return !this.losses.areNone;
  }

  private onLost(reason: string): void {
    this.keeper.forgetPage();
    this.asking?.abort();
    if (reason === 'clean-exit' || this.window.isDestroyed()) return;
    const isWorthLoading = this.losses.note();
    this.log.write('window', `the page was lost (${reason})${isWorthLoading ? ' and is loaded again' : ''}`);
    if (isWorthLoading) this.window.webContents.reload();
    else this.noting(this.askAboutLost());
  }

  /** The page is lost at every load: without it there is nothing in the window, so that the system's own message asks. */
  private async askAboutLost(): Promise<void> {
    this.keeper.focus();
    let answer = await askAboutLostPage(this.window);
    while (answer === 'show-log') {
      this.keeper.showLog();
      answer = await askAboutLostPage(this.window);
    }
    if (this.window.isDestroyed()) return;
    if (answer === 'close') {
      this.window.close();
      return;
    }
    this.losses.forget();
    this.window.webContents.reload();
  }

  /** The user waits for the page, or has it loaded anew. The question goes when the page answers again. */
  private async onHung(): Promise<void> {
    if (this.asking !== null) return;
    this.asking = new AbortController();
    const answer = await askAboutHungPage(this.window, this.asking.signal).finally(() => (this.asking = null));
    if (answer !== 'again' || this.window.isDestroyed()) return;
    this.log.write('window', 'the page is loaded again, as the user wants');
    this.losses.forget();
    // A page that is busy hears no request to end.
    this.window.webContents.forcefullyCrashRenderer();
  }

  private noting(work: Promise<void>): void {
    work.catch((thrown: unknown) => this.log.write('window', String(thrown)));
  }
}
