import type { Problem, WindowValue } from '../../src-main/contract';
import { Browser } from '../browser/browser.svelte';
import { LiveView } from '../browser/live-view';
import { classTable } from '../classes/class-table';
import { ask, listen } from '../desktop';
import { DiagnosticsView } from '../diagnostics/diagnostics-view.svelte';
import { ChangedObjects } from '../editing/changed-objects.svelte';
import { Editing } from '../editing/editing.svelte';
import { Editors } from '../editing/editors';
import { TypingWatch } from '../editing/typing-watch';
import { problemInWords } from '../errors/problem-words';
import { Inspection } from '../inspector/inspection.svelte';
import { PictureLink } from '../inspector/picture-link.svelte';
import { ChosenPreferences } from '../preferences/preferences.svelte';
import { QuickChoices } from '../preferences/quick-choices';
import { Printing } from '../printing/printing.svelte';
import { focusRecents } from '../recents/recent-focus';
import { Recents } from '../recents/recents.svelte';
import { Recovery } from '../recovering/recovery.svelte';
import { Applying } from '../recipes/applying.svelte';
import { desktopSaveCalls } from '../saving/save-calls';
import { Saving } from '../saving/saving.svelte';
import { Selecting } from '../selecting/selecting';
import { Verification } from '../verifying/verification.svelte';
import { Checking } from './checking';
import { Closing } from './closing';
import { leftOverEnds } from './left-over-ends';
import { Looking } from './looking';
import { Notices } from './notices.svelte';
import { Opening } from './opening.svelte';
import { SystemCalls } from './system-calls';
import { Writing } from './writing.svelte';

type Begun = WindowValue<'begin'>;

/** The whole window: its parts, each told what it needs of the others, and what main tells them. */
export class Desk {
  begun = $state.raw<Begun | null>(null);
  /** Why the window could not begin. */
  beginProblem = $state.raw<Problem | null>(null);

  readonly notices = new Notices();
  readonly preferences = new ChosenPreferences();
  readonly choices = new QuickChoices(this.preferences, (problem) => this.notices.tellProblem(problem));
  readonly diagnostics = new DiagnosticsView();

  readonly classes = $derived(classTable(this.begun?.classes ?? []));
  readonly browser = new Browser(() => this.classes);
  readonly pictures = new PictureLink();
  readonly inspection: Inspection = new Inspection(
    { settle: () => this.typing.settle(), leave: () => this.typing.leave() },
    (summary) => {
      this.changes.note(summary);
      this.browser.arrivals.see([summary.ref]);
      this.saving.hearReopened(summary);
    },
  );
  readonly looking = new Looking(this.browser, this.inspection, this.notices);
  readonly live = new LiveView(this.browser, {
    isWriting: () => this.writing.isOn,
    followed: (folder, changes) => this.looking.follow(folder, changes),
  });

  readonly changes = new ChangedObjects();
  readonly editing = new Editing(this.inspection, {
    changed: (summary) => this.changes.note(summary),
    refused: (problem) => this.notices.tellProblem(problem),
    unsure: () => void this.changes.read(),
    outdated: (problem) => void this.looking.showOutdated(problem),
  });
  readonly editors = new Editors(
    this.editing,
    () => this.inspection.summary,
    (ref, text) => this.looking.leadTo(ref, text),
  );
  readonly typing: TypingWatch = new TypingWatch(this.editors);

  readonly opening = new Opening(this.browser, this.inspection, this.looking, this.notices);
  readonly recents = new Recents({
    open: (choose) => this.opening.open(choose),
    problem: (problem) => this.notices.tellProblem(problem),
    word: (text) => this.notices.tell(text),
  });
  readonly recovery = new Recovery((places) => {
    void this.changes.read();
    void this.opening.take(places, []);
  });

  readonly saving = new Saving(
    {
      saved: (saved) => void this.writing.takeSaved(saved),
      refused: (problem) => this.notices.tellProblem(problem),
      stopped: (problem) => this.notices.tell(problemInWords(problem)),
      outdated: (problem) => void this.looking.showOutdated(problem),
    },
    desktopSaveCalls,
    () => this.preferences.current?.asksBeforeOwn ?? false,
  );
  readonly selecting = new Selecting((chosen) => void this.writing.saveSelectionAs(chosen));
  readonly applying = new Applying({ wrote: () => void this.reload() });
  readonly writing: Writing = new Writing(this);
  readonly printing = new Printing({
    failed: (problem) => this.notices.tellProblem(problem),
    told: (text) => this.notices.tell(text),
  });

  readonly verification = new Verification({
    ended: (states) => void this.checking.showVerified(states),
    lost: (problem) => this.notices.tellProblem(problem),
  });
  readonly checking: Checking = new Checking(this.browser, this.inspection, this.verification);

  readonly closing = new Closing(this);
  readonly system = new SystemCalls(this.browser, this.inspection, this.notices);
  readonly leftOvers = leftOverEnds(this);

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
      listen('placesOpened', ({ places, problems }) => void this.opening.take(places, problems)),
      listen('taskProgress', ({ taskId, progress }) => {
        this.saving.hearProgress(taskId, progress);
        this.applying.hearProgress(taskId, progress);
        this.verification.hearProgress(taskId, progress);
      }),
      listen('recentsChanged', () => void this.recents.read()),
      listen('savedElsewhere', ({ ref, state }) => this.inspection.hearSaved(ref, state)),
      listen('recentAsked', ({ ref }) => void this.openRecent(ref)),
      listen('hostRestarted', () => void this.goOnWithNewHost()),
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
    await this.opening.take(answer.value.places, answer.value.problems);
    await this.recovery.read();
  }

  /** Reads all that is open anew. */
  async reload(): Promise<void> {
    await this.typing.settle();
    await Promise.all([this.browser.reload(), this.inspection.reopen(), this.changes.read()]);
    this.looking.showStrayAnew();
  }

  /** All that was opened before: on the start page, or in a dialog over what is open. */
  showRecents(): void {
    if (this.browser.places.length === 0) focusRecents();
    else this.recents.isListOpen = true;
  }

  /** Has the folders watched that are open by now. */
  watch(): void {
    void ask('watchFolders', { refs: this.browser.watched(this.inspection.ref).map(({ ref }) => ref) });
  }

  /** Tells main what is looked at. To be called anew where that changes. */
  noteShown(): void {
    if (this.begun === null) return;
    // An object that closed with its folder is asked for by nobody, so a refusal is no one's.
    void ask('noteShown', { ref: this.inspection.summary?.ref ?? null, hasChanges: this.changes.count > 0 });
  }

  /** One that was chosen in the native menu. A dialog has the window to itself. */
  private async openRecent(ref: string): Promise<void> {
    if (!this.hasDialog && !this.recovery.isOpen) await this.recents.openByRef(ref);
  }

  private async goOnWithNewHost(): Promise<void> {
    void this.changes.read();
    this.watch();
    this.live.hearAll();
    await Promise.all([this.pictures.connect(), this.inspection.afterHostRestart()]);
    // What is not read again says so in its place.
    const isReading = this.pictures.problem === null && this.inspection.shown.kind !== 'failed';
    if (isReading) this.notices.tell('Reading was interrupted and has been started again.');
  }
}
