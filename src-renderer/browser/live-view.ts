import type { Browser } from './browser.svelte';
import type { Folder } from './folder.svelte';
import type { ListingChanges } from './listing-changes';

/** To list a large folder takes its time: it is listed again no sooner than after so many times that. */
const REST = 10;

/** And no later than this: a disk that was away for hours is no large folder. */
const LONGEST_REST_MS = 60_000;

/** What the list of open folders waits for, and whom it tells. */
export interface LiveListener {
  /** This window writes: what comes of that is not told to it as another program's work. */
  isWriting(): boolean;
  /** `changes`: null where the folder cannot be listed. */
  followed(folder: Folder, changes: ListingChanges | null): void;
}

/** Lists folders anew as they are told to be another by now: each at once, and where that goes on, with rests between. */
export class LiveView {
  private readonly waiting = new Set<string>();
  private readonly resting = new Set<string>();

  constructor(
    private readonly browser: Browser,
    private readonly listener: LiveListener,
  ) {}

  /** The folder with this reference was changed. */
  hear(ref: string): void {
    this.waiting.add(ref);
    this.goOn();
  }

  /** What was known of the folders is lost: any of them may be another by now. */
  hearAll(): void {
    for (const { ref, isListed } of this.browser.folders) if (isListed) this.hear(ref);
  }

  /** Lists what may be listed by now. */
  goOn(): void {
    if (this.listener.isWriting()) return;
    for (const ref of this.waiting) {
      if (this.resting.has(ref)) continue;
      this.waiting.delete(ref);
      this.resting.add(ref);
      void this.follow(ref);
    }
  }

  private async follow(ref: string): Promise<void> {
    const began = performance.now();
    const folders = this.browser.folders.filter((folder) => folder.ref === ref);
    for (const folder of folders) this.listener.followed(folder, await folder.follow());
    setTimeout(() => this.endRest(ref), Math.min(LONGEST_REST_MS, REST * (performance.now() - began)));
  }

  private endRest(ref: string): void {
    this.resting.delete(ref);
    this.goOn();
  }
}
