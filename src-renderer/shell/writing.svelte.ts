import { ask } from '../desktop';
import type { ObjectSummary, Saved } from '../../src-main/contract';
import type { Browser } from '../browser/browser.svelte';
import type { ChangedObjects } from '../editing/changed-objects.svelte';
import type { TypingWatch } from '../editing/typing-watch';
import type { Inspection } from '../inspector/inspection.svelte';
import type { Applying } from '../recipes/applying.svelte';
import { objectGroups } from '../recipes/object-groups';
import type { Saving } from '../saving/saving.svelte';
import { SelectionForm, type Preselection } from '../selecting/selection-form.svelte';
import type { Looking } from './looking';
import type { Notices } from './notices.svelte';
import type { Opening } from './opening.svelte';

/** What of the window has to do with files that it writes. */
interface Around {
  readonly applying: Applying;
  readonly browser: Browser;
  readonly changes: ChangedObjects;
  readonly inspection: Inspection;
  readonly looking: Looking;
  readonly notices: Notices;
  readonly opening: Opening;
  readonly saving: Saving;
  readonly typing: TypingWatch;
}

/**
 * Saves of what is looked at, and recipes. What was typed is in what is written: a field hands it on when it loses the focus. Where
 * that is refused, now or before, the user is led to the field, and nothing is written.
 */
export class Writing {
  /** What was saved is on its way to be looked at. */
  private takesSaved = $state(false);

  constructor(private readonly desk: Around) {}

  /** This window writes files, or has written some that it has not listed yet. */
  get isOn(): boolean {
    return this.desk.saving.step.kind === 'running' || this.desk.applying.isOpen || this.takesSaved;
  }

  async save(): Promise<void> {
    const summary = await this.settledSummary();
    if (summary !== null && !this.desk.looking.isOutdated(summary)) void this.desk.saving.quickSave(summary);
  }

  async saveAs(): Promise<void> {
    const summary = await this.settledSummary();
    if (summary !== null && !this.desk.looking.isOutdated(summary)) this.desk.saving.saveAs(summary);
  }

  async saveSelectionAs(preselection: Preselection): Promise<void> {
    const summary = await this.settledSummary();
    if (summary === null) return;
    const choices = await ask('selectChoices', { objectId: summary.id });
    if (!choices.ok) this.desk.notices.tellProblem(choices.error);
    else if (this.desk.inspection.summary?.id === summary.id) {
      this.desk.saving.saveSelectionAs(summary, new SelectionForm(choices.value, preselection));
    }
  }

  /** Opens the dialog for a recipe over the objects of the open places. */
  async applyRecipe(): Promise<void> {
    const { applying, browser, inspection, typing } = this.desk;
    if (!(await typing.handOn())) return;
    applying.open(await objectGroups(browser.places), inspection.summary);
  }

  /** What was saved is what is looked at from now on; its place is listed anew, or joins the others. */
  async takeSaved(saved: Saved): Promise<void> {
    const { browser, changes, looking, notices, opening } = this.desk;
    this.takesSaved = true;
    browser.arrivals.expect(saved.ref);
    notices.tellSaved(saved);
    void changes.read();
    if (await opening.isListedUndisturbed([saved.place])) await looking.select({ ...saved.place, select: saved.ref });
    this.takesSaved = false;
  }

  private async settledSummary(): Promise<ObjectSummary | null> {
    return (await this.desk.typing.handOn()) ? this.desk.inspection.summary : null;
  }
}
