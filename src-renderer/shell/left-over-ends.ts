import { tick } from 'svelte';
import type { Browser } from '../browser/browser.svelte';
import type { Entry } from '../browser/entry-filter';
import { focusTree } from '../browser/tree-focus';
import type { Inspection } from '../inspector/inspection.svelte';
import type { LeftOverListener } from '../left-overs/left-over.svelte';
import { endingInWords } from '../left-overs/left-over-words';
import type { Saving } from '../saving/saving.svelte';
import type { Looking } from './looking';
import type { Notices } from './notices.svelte';
import type { SystemCalls } from './system-calls';

/** What of the window has to do with left-overs. */
interface Around {
  readonly browser: Browser;
  readonly inspection: Inspection;
  readonly looking: Looking;
  readonly notices: Notices;
  readonly saving: Saving;
  readonly system: SystemCalls;
}

/** What the window does once something became of what a save left: it tells so, reads the folder anew and goes on there. */
export function leftOverEnds(desk: Around): LeftOverListener {
  const { browser, inspection, notices } = desk;

  /** Reads the folder of a left-over, and shows the first entry of it that is wanted; the folder's row has the cursor where none is. */
  async function goOn(ref: string, wanted: readonly ((entry: Entry) => boolean)[]): Promise<void> {
    const row = browser.rowOf(ref);
    const folder = row?.kind === 'stray' ? row.folder : null;
    await (folder ?? browser).reload();
    const rows = browser.entryRows.filter((one) => folder === null || one.folder === folder);
    const next = wanted.map((isWanted) => rows.find(({ entry }) => isWanted(entry))).find((found) => found !== undefined);
    browser.active = next?.key ?? browser.rowOf(folder?.ref ?? null)?.key ?? null;
    if (next === undefined) await inspection.leave();
    else void desk.looking.show(next.entry);
    await tick();
    focusTree();
  }

  return {
    ended: (ref, leftOver, ended) => {
      notices.tell(endingInWords(leftOver, ended));
      void goOn(ref, [(entry) => entry.ref === leftOver.objectRef]);
    },
    keepBoth: (plan) => void desk.saving.saveByPlan(plan),
    readAgain: (ref, filename) => void goOn(ref, [(entry) => entry.ref === ref, (entry) => entry.filename === filename]),
    showInFolder: (ref) => void desk.system.showInFolder(ref),
  };
}
