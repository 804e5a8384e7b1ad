import { tick } from 'svelte';
import type { ListedObjectShape, ListedStrayShape, ObjectSummary, Place, Problem } from '../../src-main/contract';
import type { Browser } from '../browser/browser.svelte';
import type { Folder } from '../browser/folder.svelte';
import type { ListingChanges } from '../browser/listing-changes';
import { focusTree } from '../browser/tree-focus';
import { syncopyWarning } from '../browser/tree-rows';
import { heldInWords, type KeptText } from '../editing/kept-text';
import { focusOutdated } from '../editing/outdated-focus';
import { focusRefused } from '../editing/refused-focus';
import type { Inspection } from '../inspector/inspection.svelte';
import { outsideOf } from '../inspector/outside';
import { nameOfRef } from '../wording/ref-name';
import type { Notices } from './notices.svelte';

/** What of the open places is looked at: chosen by the user, or by what became of it. */
export class Looking {
  constructor(
    private readonly browser: Browser,
    private readonly inspection: Inspection,
    private readonly notices: Notices,
  ) {}

  show(entry: ListedObjectShape | ListedStrayShape): Promise<void> {
    const row = this.browser.rowOf(entry.ref);
    return this.inspection.show(entry, row?.kind === 'stray' ? syncopyWarning(row.folder) : null);
  }

  /** Shows the object that an open place names; one that its folder does not list says itself what is wrong. */
  async select({ select: ref, name }: Place): Promise<void> {
    if (ref === null) return;
    this.browser.clearFilter();
    const row = this.browser.entryRows.find((one) => one.ref === ref);
    if (row === undefined) {
      await this.inspection.open(ref, nameOfRef(ref) ?? name);
      return;
    }
    this.browser.active = row.key;
    await this.show(row.entry);
  }

  /** Shows what there is, as long as nothing else is looked at. */
  showFirstObject(): void {
    if (this.inspection.ref !== null) return;
    const first = this.browser.entryRows.find((row) => row.kind === 'object');
    if (first === undefined) return;
    this.browser.active = first.key;
    void this.show(first.entry);
  }

  /** Shows a text that is kept as it was typed, and says that something waits for it. */
  async leadTo(ref: string, text: KeptText): Promise<void> {
    const entry = this.browser.listedObjects.find((one) => one.ref === ref);
    if (this.inspection.ref !== ref && entry !== undefined) await this.inspection.open(ref, entry.filename);
    this.notices.tell(heldInWords(text, nameOfRef(ref) ?? ''), () => text.isLeft());
    if (this.inspection.ref !== ref) return;
    this.browser.active = this.browser.rowOf(ref)?.key ?? this.browser.active;
    this.inspection.tab = text.tab;
    text.reveal();
    await tick();
    if (text.isLeft()) focusRefused();
  }

  /** Shows the object as its files are now. What is typed into it stays with its editor. */
  async showAnew(): Promise<void> {
    await this.inspection.readAnew();
    await tick();
    if (this.inspection.summary?.draft?.outdated == null) focusTree();
    else focusOutdated();
  }

  /** A draft whose files were changed is not saved before the user decided about that: they are led there. */
  isOutdated({ draft }: ObjectSummary): boolean {
    if (draft?.outdated == null) return false;
    focusOutdated();
    return true;
  }

  /** Something was refused since the files of what is looked at were changed. */
  async showOutdated(problem: Problem): Promise<void> {
    await this.inspection.readAnew();
    const draft = this.inspection.summary?.draft;
    // It says itself what is wrong, unless the files are as they were by now.
    if (this.inspection.summary !== null && draft?.outdated == null) this.notices.tellProblem(problem);
    await tick();
    focusOutdated();
  }

  /** Another program did something in an open folder: what is looked at stays, and says what became of its files. */
  follow(folder: Folder, changes: ListingChanges | null): void {
    const { inspection } = this;
    if (inspection.opening !== null) return;
    if (inspection.summary !== null) inspection.outside = outsideOf(inspection.summary, folder, changes) ?? inspection.outside;
    this.showMended();
  }

  /** The folders were read anew: a stray that is looked at may be none by now. */
  showStrayAnew(): void {
    if (this.inspection.shown.kind !== 'stray') return;
    const row = this.browser.rowOf(this.inspection.ref);
    if (row?.kind === 'stray') void this.show(row.entry);
    else void this.inspection.leave();
  }

  /** A file that was looked at while it was no object, and is one by now. What a save left is looked at until the user says more. */
  private showMended(): void {
    const { shown } = this.inspection;
    if (shown.kind !== 'stray' || shown.problem.code === 'unfinished-save') return;
    const row = this.browser.rowOf(shown.ref);
    if (row?.kind === 'object' || (row?.kind === 'stray' && row.entry.problem.code !== shown.problem.code))
      void this.show(row.entry);
  }
}
