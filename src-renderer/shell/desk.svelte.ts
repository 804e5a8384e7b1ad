import { tick } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type {
  ListedObjectShape,
  ListedStrayShape,
  ObjectSummary,
  Place,
  Problem,
  Result,
  Saved,
  Theme,
  WindowValue,
} from '../../src-main/contract';
import { Browser } from '../browser/browser.svelte';
import type { Folder } from '../browser/folder.svelte';
import type { ListingChanges } from '../browser/listing-changes';
import { LiveView } from '../browser/live-view';
import { focusTree } from '../browser/tree-focus';
import { syncopyWarning } from '../browser/tree-rows';
import { classTable } from '../classes/class-table';
import { ask, listen, openDropped } from '../desktop';
import { DiagnosticsView } from '../diagnostics/diagnostics-view.svelte';
import { lastProblem } from '../errors/last-problem';
import { problemInWords, problemReport } from '../errors/problem-words';
import { ChangedObjects } from '../editing/changed-objects.svelte';
import { Editing } from '../editing/editing.svelte';
import { Editors } from '../editing/editors';
import { heldInWords, type KeptText } from '../editing/kept-text';
import { focusOutdated } from '../editing/outdated-focus';
import { focusRefused } from '../editing/refused-focus';
import { TypingWatch } from '../editing/typing-watch';
import { Inspection } from '../inspector/inspection.svelte';
import { outsideOf } from '../inspector/outside';
import { PictureLink } from '../inspector/picture-link.svelte';
import { ChosenPreferences } from '../preferences/preferences.svelte';
import { Printing } from '../printing/printing.svelte';
import { focusRecents } from '../recents/recent-focus';
import { Recents } from '../recents/recents.svelte';
import { Recovery } from '../recovering/recovery.svelte';
import { Applying } from '../recipes/applying.svelte';
import { objectGroups } from '../recipes/object-groups';
import { desktopSaveCalls } from '../saving/save-calls';
import { Saving } from '../saving/saving.svelte';
import { Selecting } from '../selecting/selecting';
import { SelectionForm, type Preselection } from '../selecting/selection-form.svelte';
import type { Subject } from '../verifying/check';
import { Verification } from '../verifying/verification.svelte';
import { nameOfRef } from '../wording/ref-name';
import { leftOverEnds } from './left-over-ends';
import { Notices } from './notices.svelte';

type Begun = WindowValue<'begin'>;

/** The whole window: what is open, what is looked at, what is being saved. */
export class Desk {
  begun = $state.raw<Begun | null>(null);
  /** Why the window could not begin. */
  beginProblem = $state.raw<Problem | null>(null);
  /** True while a native dialog or an open is under way. */
  isOpening = $state(false);

  readonly classes = $derived(classTable(this.begun?.classes ?? []));
  readonly browser = new Browser(() => this.classes);
  readonly changes = new ChangedObjects();
  readonly inspection: Inspection = new Inspection(
    { settle: () => this.typing.settle(), leave: () => this.typing.leave() },
    (summary) => this.onOpened(summary),
  );
  readonly editing = new Editing(this.inspection, {
    changed: (summary) => this.changes.note(summary),
    refused: (problem) => this.notices.tellProblem(problem),
    unsure: () => void this.changes.read(),
    outdated: (problem) => void this.onOutdated(problem),
  });
  readonly pictures = new PictureLink();
  readonly notices = new Notices();
  readonly preferences = new ChosenPreferences();
  readonly saving = new Saving(
    {
      saved: (saved) => void this.onSaved(saved),
      refused: (problem) => this.notices.tellProblem(problem),
      stopped: (problem) => this.notices.tell(problemInWords(problem)),
      outdated: (problem) => void this.onOutdated(problem),
    },
    desktopSaveCalls,
    () => this.preferences.current?.asksBeforeOwn ?? false,
  );
  readonly printing = new Printing({
    failed: (problem) => this.notices.tellProblem(problem),
    told: (text) => this.notices.tell(text),
  });
  readonly recovery = new Recovery((places) => void this.onRestored(places));
  readonly editors = new Editors(
    this.editing,
    () => this.inspection.summary,
    (ref, text) => this.leadTo(ref, text),
  );
  readonly typing: TypingWatch = new TypingWatch(this.editors);

  readonly applying = new Applying({ wrote: () => void this.reload() });
  readonly selecting = new Selecting((chosen) => void this.saveSelectionAs(chosen));
  readonly diagnostics = new DiagnosticsView();
  readonly recents = new Recents({
    open: (choose) => this.opened(choose),
    problem: (problem) => this.notices.tellProblem(problem),
    word: (text) => this.notices.tell(text),
  });
  readonly leftOvers = leftOverEnds(this);
  readonly verification = new Verification({
    ended: (states) => void this.onVerified(states),
    lost: (problem) => this.notices.tellProblem(problem),
  });

  readonly live = new LiveView(this.browser, {
    isWriting: () => this.isWriting,
    followed: (folder, changes) => this.onFollowed(folder, changes),
  });
  /** What was saved is on its way to be looked at. */
  private takesSaved = $state(false);

  /** This window writes files, or has written some that it has not listed yet. */
  get isWriting(): boolean {
    return this.saving.step.kind === 'running' || this.applying.isOpen || this.takesSaved;
  }

  /** A dialog has the window to itself. */
  get hasDialog(): boolean {
    return (
      this.saving.isBusy ||
      this.applying.isOpen ||
      this.diagnostics.isOpen ||
      this.preferences.isOpen ||
      this.printing.isOn ||
      this.recents.hasDialog
    );
  }

  /** Begins, and listens to main until the answered function is called. */
  begin(): () => void {
    void this.start();
    const stops = [
      listen('placesOpened', ({ places, problems }) => void this.take(places, problems)),
      listen('taskProgress', ({ taskId, progress }) => {
        this.saving.hearProgress(taskId, progress);
        this.applying.hearProgress(taskId, progress);
        this.verification.hearProgress(taskId, progress);
      }),
      listen('recentsChanged', () => void this.recents.read()),
      listen('recentAsked', ({ ref }) => void this.openRecent(ref)),
      listen('hostRestarted', () => void this.onHostRestarted()),
      listen('folderChanged', ({ ref }) => this.live.hear(ref)),
      this.typing.listen(),
      this.preferences.listen(),
    ];
    return () => stops.forEach((stop) => stop());
  }

  async start(): Promise<void> {
    this.beginProblem = null;
    const answer = await ask('begin', undefined);
    if (!answer.ok) {
      this.beginProblem = answer.error;
      return;
    }
    this.begun = answer.value;
    this.preferences.take(answer.value.preferences);
    void this.pictures.connect();
    void this.recents.read();
    void this.changes.read();
    void this.saving.takeUp(answer.value.saves);
    await this.take(answer.value.places, answer.value.problems);
    await this.recovery.read();
  }

  /** Has the folders watched that are open by now. */
  watch(): void {
    void ask('watchFolders', { refs: this.browser.watched(this.inspection.ref).map(({ ref }) => ref) });
  }

  openFolder(): Promise<void> {
    return this.opening(() => ask('chooseFolder', undefined));
  }

  openFiles(): Promise<void> {
    return this.opening(() => ask('chooseFiles', undefined));
  }

  openSample(): Promise<void> {
    return this.opening(() => ask('openSample', undefined));
  }

  /** One that was chosen in the native menu. A dialog has the window to itself. */
  async openRecent(ref: string): Promise<void> {
    if (!this.hasDialog && !this.recovery.isOpen) await this.recents.openByRef(ref);
  }

  /** All that was opened before: on the start page, or in a dialog over what is open. */
  showRecents(): void {
    if (this.browser.places.length === 0) focusRecents();
    else this.recents.isListOpen = true;
  }

  openDropped(files: readonly File[]): Promise<void> {
    return this.opening(() => openDropped(files));
  }

  show(entry: ListedObjectShape | ListedStrayShape): Promise<void> {
    const row = this.browser.rowOf(entry.ref);
    return this.inspection.show(entry, row?.kind === 'stray' ? syncopyWarning(row.folder) : null);
  }

  /**
   * What was typed is in what is saved: a field hands it on when it loses the focus. Where that is refused, now or before, the user
   * is led to the field, and nothing is saved.
   */
  async save(): Promise<void> {
    const summary = await this.settledSummary();
    if (summary !== null && !this.isOutdated(summary)) void this.saving.quickSave(summary);
  }

  async saveAs(): Promise<void> {
    const summary = await this.settledSummary();
    if (summary !== null && !this.isOutdated(summary)) this.saving.saveAs(summary);
  }

  private async saveSelectionAs(preselection: Preselection): Promise<void> {
    const summary = await this.settledSummary();
    if (summary === null) return;
    const choices = await ask('selectChoices', { objectId: summary.id });
    if (!choices.ok) this.notices.tellProblem(choices.error);
    else if (this.inspection.summary?.id === summary.id) {
      this.saving.saveSelectionAs(summary, new SelectionForm(choices.value, preselection));
    }
  }

  /** Shows a text that is kept as it was typed, and says that something waits for it. */
  private async leadTo(ref: string, text: KeptText): Promise<void> {
    const entry = this.browser.listedObjects.find((one) => one.ref === ref);
    if (this.inspection.ref !== ref && entry !== undefined) await this.inspection.open(ref, entry.filename);
    this.notices.tell(heldInWords(text, nameOfRef(ref) ?? ''));
    if (this.inspection.ref !== ref) return;
    this.browser.active = this.browser.rowOf(ref)?.key ?? this.browser.active;
    this.inspection.tab = text.tab;
    text.reveal();
    await tick();
    if (text.isLeft()) focusRefused();
  }

  private async settledSummary(): Promise<ObjectSummary | null> {
    return (await this.typing.handOn()) ? this.inspection.summary : null;
  }

  /** A draft whose files were changed is not saved before the user decided about that: they are led there. */
  private isOutdated({ draft }: ObjectSummary): boolean {
    if (draft?.outdated == null) return false;
    focusOutdated();
    return true;
  }

  private async onOutdated(problem: Problem): Promise<void> {
    await this.inspection.readAnew();
    const draft = this.inspection.summary?.draft;
    // It says itself what is wrong, unless the files are as they were by now.
    if (this.inspection.summary !== null && draft?.outdated == null) this.notices.tellProblem(problem);
    await tick();
    focusOutdated();
  }

  private onOpened(summary: ObjectSummary): void {
    this.changes.note(summary);
    this.browser.arrivals.see([summary.ref]);
  }

  /** Another program did something in an open folder: what is looked at stays, and says what became of its files. */
  private onFollowed(folder: Folder, changes: ListingChanges | null): void {
    const { inspection } = this;
    if (inspection.opening !== null) return;
    if (inspection.summary !== null) inspection.outside = outsideOf(inspection.summary, folder, changes) ?? inspection.outside;
    this.showMended();
  }

  /** Shows the object as its files are now. What is typed into it stays with its editor. */
  async showAnew(): Promise<void> {
    await this.inspection.readAnew();
    await tick();
    if (this.inspection.summary?.draft?.outdated == null) focusTree();
    else focusOutdated();
  }

  private async onRestored(places: readonly Place[]): Promise<void> {
    void this.changes.read();
    await this.take(places, []);
  }

  /** Opens the dialog for a recipe over the objects of the open places. */
  async applyRecipe(): Promise<void> {
    if (!(await this.typing.handOn())) return;
    this.applying.open(await objectGroups(this.browser.places), this.inspection.summary);
  }

  /** Verifies the object that is looked at; one that does not open too. */
  verify(): void {
    const { ref, summary } = this.inspection;
    const subject = summary?.ref === ref ? summary : this.browser.listedObjects.find((one) => one.ref === ref);
    if (subject != null) this.verification.verifyOne(subject);
  }

  async verifyFolder(folder: Folder): Promise<void> {
    const { objects, ...beside } = await folder.allObjects();
    this.verification.verifyAll(objects, beside);
  }

  /** The folder that has the cursor, or that the row with the cursor is in. */
  async verifyActiveFolder(): Promise<void> {
    const folder = this.browser.folderOf(this.browser.active) ?? this.browser.places[0];
    if (folder !== undefined) await this.verifyFolder(folder);
  }

  /** Closes a place, and with it what is looked at of it. */
  async closePlace(ref: string): Promise<void> {
    const isInPlace = (one: string | null): boolean => this.browser.placeOf(this.browser.rowOf(one)?.key ?? null)?.ref === ref;
    if (!(await this.typing.handOn(isInPlace))) return;
    const before = this.browser.listedObjects;
    const isLookedAt = isInPlace(this.inspection.ref);
    const problem = await this.browser.close(ref);
    if (isLookedAt || this.browser.places.length === 0) await this.inspection.leave();
    const open = new SvelteSet(this.browser.listedObjects.map((one) => one.ref));
    this.verification.keepOnly((one) => open.has(one));
    this.tellKept(before.filter((one) => this.changes.has(one.ref) && !open.has(one.ref)));
    if (problem !== null) this.notices.tellProblem(problem);
  }

  private tellKept(changed: readonly ListedObjectShape[]): void {
    if (changed.length === 0) return;
    const names = changed.map(({ filename }) => filename).join(', ');
    this.notices.tell(
      `Unsaved changes are kept: ${names}. Open the folder again to go on with them; they are asked about before the window closes.`,
    );
  }

  /** Closes the place that has the cursor; where none is open, the window. */
  async closeActivePlace(): Promise<void> {
    const place = this.browser.placeOf(this.browser.active) ?? this.browser.places[0];
    if (place === undefined) window.close();
    else await this.closePlace(place.ref);
  }

  async reload(): Promise<void> {
    await this.typing.settle();
    await Promise.all([this.browser.reload(), this.inspection.reopen(), this.changes.read()]);
    this.showStrayAnew();
  }

  /** A stray that is looked at may be none by now. */
  private showStrayAnew(): void {
    if (this.inspection.shown.kind !== 'stray') return;
    const row = this.browser.rowOf(this.inspection.ref);
    if (row?.kind === 'stray') void this.show(row.entry);
    else void this.inspection.leave();
  }

  /** Windows: has the Explorer open the container that has the cursor in Spydesk. */
  async openActiveByDoubleClick(): Promise<void> {
    const folder = this.browser.folderOf(this.browser.active) ?? this.browser.places[0];
    if (folder === undefined) return;
    const answer = await ask('openByDoubleClick', { ref: folder.ref });
    if (!answer.ok) this.notices.tellProblem(answer.error);
    else if (answer.value !== null)
      this.notices.tell(`${answer.value} was added: a double-click on the container opens Spydesk.`);
  }

  /** A file that was looked at while it was no object, and is one by now. What a save left is looked at until the user says more. */
  private showMended(): void {
    const { shown } = this.inspection;
    if (shown.kind !== 'stray' || shown.problem.code === 'unfinished-save') return;
    const row = this.browser.rowOf(shown.ref);
    if (row?.kind === 'object' || (row?.kind === 'stray' && row.entry.problem.code !== shown.problem.code))
      void this.show(row.entry);
  }

  async showInFolder(ref: string): Promise<void> {
    const answer = await ask('showInFolder', { ref });
    if (!answer.ok) this.notices.tellProblem(answer.error);
  }

  /** Shows the file of what is looked at, one that does not open too. */
  async showShownInFolder(): Promise<void> {
    const { ref } = this.inspection;
    if (ref !== null) await this.showInFolder(ref);
  }

  async openNewWindow(): Promise<void> {
    const answer = await ask('newWindow', undefined);
    if (!answer.ok) this.notices.tellProblem(answer.error);
  }

  /** Tells main what is looked at. To be called anew where that changes. */
  noteShown(): void {
    if (this.begun === null) return;
    // An object that closed with its folder is asked for by nobody, so a refusal is no one's.
    void ask('noteShown', { ref: this.inspection.summary?.ref ?? null, hasChanges: this.changes.count > 0 });
  }

  async copyText(text: string): Promise<boolean> {
    const answer = await ask('copyText', { text });
    if (!answer.ok) this.notices.tellProblem(answer.error);
    return answer.ok;
  }

  /** For a problem that is shown at a field, where a button would be in the way. */
  async copyLastProblem(): Promise<void> {
    const problem = lastProblem();
    if (problem === null) this.notices.tell('There was no problem since the window was opened.');
    else if (await this.copyText(problemReport(problem))) this.notices.tell('The details of the last problem are copied.');
  }

  async setTheme(theme: Theme): Promise<void> {
    this.tellFailed(await this.preferences.change({ theme }));
  }

  async stepText(steps: number): Promise<void> {
    this.tellFailed(await this.preferences.stepText(steps));
  }

  /** The text size of a new installation. */
  async resetText(): Promise<void> {
    this.tellFailed(await this.preferences.change({ textSize: 100 }));
  }

  private tellFailed(problem: Problem | null): void {
    if (problem !== null) this.notices.tellProblem(problem);
  }

  private async opening(choose: () => Promise<Result<Place[]>>): Promise<void> {
    const problem = await this.opened(choose);
    if (problem !== null) this.notices.tellProblem(problem);
  }

  /** Opens what is chosen; answers why it could not. */
  private async opened(choose: () => Promise<Result<Place[]>>): Promise<Problem | null> {
    if (this.isOpening) return null;
    this.isOpening = true;
    const answer = await choose();
    this.isOpening = false;
    if (!answer.ok) return answer.error;
    await this.take(answer.value, []);
    return null;
  }

  private async take(places: readonly Place[], problems: readonly Problem[]): Promise<void> {
    for (const problem of problems) this.notices.tellProblem(problem);
    if (!(await this.isOpenedUndisturbed(places))) return;
    const chosen = places.findLast(({ select }) => select !== null);
    if (chosen === undefined) this.showFirstObject();
    else void this.select(chosen);
  }

  /** Shows the object that an open place names; one that its folder does not list says itself what is wrong. */
  private async select({ select: ref, name }: Place): Promise<void> {
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
  private showFirstObject(): void {
    if (this.inspection.ref !== null) return;
    const first = this.browser.entryRows.find((row) => row.kind === 'object');
    if (first === undefined) return;
    this.browser.active = first.key;
    void this.show(first.entry);
  }

  /** What was saved is what is looked at from now on; its place is listed anew, or joins the others. */
  private async onSaved(saved: Saved): Promise<void> {
    this.takesSaved = true;
    this.browser.arrivals.expect(saved.ref);
    this.notices.tellSaved(saved);
    void this.changes.read();
    if (await this.isOpenedUndisturbed([saved.place])) await this.select({ ...saved.place, select: saved.ref });
    this.takesSaved = false;
  }

  /** Lists places; false where the user chose what to look at meanwhile, which then stays. */
  private async isOpenedUndisturbed(places: readonly Place[]): Promise<boolean> {
    const { choice } = this.inspection;
    await this.browser.open(places);
    return choice === this.inspection.choice;
  }

  /** What was verified in another state than it is shown in is shown as it is now. */
  private async onVerified(states: ReadonlyMap<string, string>): Promise<void> {
    const isStale = ({ ref, state }: Pick<Subject, 'ref' | 'state'>): boolean => (states.get(ref) ?? state) !== state;
    const { summary } = this.inspection;
    await Promise.all([
      this.browser.listedObjects.some(isStale) ? this.browser.follow() : null,
      summary !== null && isStale(summary) ? this.inspection.reopen() : null,
    ]);
  }

  private async onHostRestarted(): Promise<void> {
    this.notices.tell('Reading was interrupted and has been started again.');
    void this.changes.read();
    this.watch();
    this.live.hearAll();
    await Promise.all([this.pictures.connect(), this.inspection.afterHostRestart()]);
    if (this.inspection.summary !== null) this.saving.hearReopened(this.inspection.summary);
  }
}
