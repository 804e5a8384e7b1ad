const CONTROLS = 'button:not(:disabled), input:not(:disabled), textarea, select, [tabindex="0"]';

function labelOf(control: Element): string | null {
  const isField = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
  return isField ? (control.labels?.[0]?.textContent ?? null) : null;
}

/** What a control is called. Its numbers are left out: a save adds to the history. */
function nameOf(control: Element): string {
  return (control.getAttribute('aria-label') ?? labelOf(control) ?? control.textContent).replace(/\d/g, '').trim();
}

/**
 * Where the focus goes when a save is over: back to where it was. A saved object is opened anew, and with it all that shows
 * it is drawn anew: then the control of the same name, in the same part of the window, has the focus.
 */
export class FocusReturn {
  private opener: HTMLElement | null = null;
  /** While it stands in the window: a field that was taken out of it has lost its label. */
  private name = '';
  private region: Element | null = null;
  private readonly watcher = new MutationObserver(() => this.follow());

  /** A save begins, and no dialog has taken the focus yet. */
  note(): void {
    this.watcher.disconnect();
    this.opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.name = this.opener === null ? '' : nameOf(this.opener);
    this.region = this.opener?.closest('[data-region]') ?? null;
  }

  /** The save is over, and its dialogs are gone. */
  giveBack(): void {
    if (this.opener === null || this.region === null) return;
    if (this.opener.isConnected) this.opener.focus({ preventScroll: true });
    this.watcher.observe(this.region, { childList: true, subtree: true });
    this.follow();
  }

  private follow(): void {
    const { opener, name, region } = this;
    if (opener === null || region === null) return;
    const hasMovedOn = document.activeElement !== document.body && document.activeElement !== opener;
    if (hasMovedOn || !region.isConnected) this.watcher.disconnect();
    else if (!opener.isConnected) this.focusSuccessor(region, name);
  }

  private focusSuccessor(region: Element, name: string): void {
    const controls = [...region.querySelectorAll<HTMLElement>(CONTROLS)];
    const successor = controls.find((control) => nameOf(control) === name) ?? controls[0];
    // Nothing is drawn yet.
    if (successor === undefined) return;
    this.watcher.disconnect();
    successor.focus({ preventScroll: true });
  }
}
