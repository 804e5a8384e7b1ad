import { SvelteSet } from 'svelte/reactivity';
import type { ListedObjectShape } from '../../src-main/contract';
import type { Browser } from '../browser/browser.svelte';
import type { ChangedObjects } from '../editing/changed-objects.svelte';
import type { TypingWatch } from '../editing/typing-watch';
import type { Inspection } from '../inspector/inspection.svelte';
import type { Verification } from '../verifying/verification.svelte';
import type { Notices } from './notices.svelte';

/** What of the window has to do with the closing of a place. */
interface Around {
  readonly browser: Browser;
  readonly changes: ChangedObjects;
  readonly inspection: Inspection;
  readonly notices: Notices;
  readonly typing: TypingWatch;
  readonly verification: Verification;
}

/** Places on their way out of the window. */
export class Closing {
  constructor(private readonly desk: Around) {}

  /** Closes a place, and with it what is looked at of it. */
  async closePlace(ref: string): Promise<void> {
    const { browser, changes, inspection, notices, typing, verification } = this.desk;
    const isInPlace = (one: string | null): boolean => browser.placeOf(browser.rowOf(one)?.key ?? null)?.ref === ref;
    if (!(await typing.handOn(isInPlace))) return;
    const before = browser.listedObjects;
    const isLookedAt = isInPlace(inspection.ref);
    const problem = await browser.close(ref);
    if (isLookedAt || browser.places.length === 0) await inspection.leave();
    const open = new SvelteSet(browser.listedObjects.map((one) => one.ref));
    verification.keepOnly((one) => open.has(one));
    this.tellKept(before.filter((one) => changes.has(one.ref) && !open.has(one.ref)));
    if (problem !== null) notices.tellProblem(problem);
  }

  /** Closes the place that has the cursor; where none is open, the window. */
  async closeActivePlace(): Promise<void> {
    const { browser } = this.desk;
    const place = browser.activePlace;
    if (place === null) window.close();
    else await this.closePlace(place.ref);
  }

  private tellKept(changed: readonly ListedObjectShape[]): void {
    if (changed.length === 0) return;
    const names = changed.map(({ filename }) => filename).join(', ');
    this.desk.notices.tell(
      `Unsaved changes are kept: ${names}. Open the folder again to go on with them; they are asked about before the window closes.`,
    );
  }
}
