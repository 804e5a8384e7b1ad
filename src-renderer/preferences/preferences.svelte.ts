import { TEXT_SIZES, type Preferences, type PreferencesChange, type Problem, type TextSize } from '../../src-main/contract';
import { ask, listen } from '../desktop';

/** The size so many steps from one, as far as they go. */
function textSizeBeside(size: TextSize, steps: number): TextSize {
  const at = Math.max(0, Math.min(TEXT_SIZES.length - 1, TEXT_SIZES.indexOf(size) + steps));
  return TEXT_SIZES[at] ?? size;
}

/** The user's choices, which hold in all windows, and the dialog for them. */
export class ChosenPreferences {
  /** Null until the window has begun. */
  current = $state.raw<Preferences | null>(null);
  isOpen = $state(false);
  /** What is wrong with the default folder; looked at while the dialog is open. */
  folderProblem = $state.raw<Problem | null>(null);
  /** Why the last change does not hold longer than the program runs. */
  problem = $state.raw<Problem | null>(null);

  /** Hears of what is chosen here and elsewhere until the answered function is called. */
  listen(): () => void {
    return listen('preferencesChanged', ({ preferences }) => this.take(preferences));
  }

  take(preferences: Preferences): void {
    this.current = preferences;
    if (this.isOpen) void this.lookForFolder();
  }

  open(): void {
    this.problem = null;
    this.folderProblem = null;
    this.isOpen = true;
    void this.lookForFolder();
  }

  /** Answers what kept the change from being kept. */
  async change(change: PreferencesChange): Promise<Problem | null> {
    const answer = await ask('changePreferences', change);
    this.problem = answer.ok ? null : answer.error;
    return this.problem;
  }

  async chooseFolder(): Promise<void> {
    const answer = await ask('chooseDefaultFolder', undefined);
    this.problem = answer.ok ? null : answer.error;
  }

  /** Larger by so many steps, or smaller. */
  async stepText(steps: number): Promise<Problem | null> {
    return this.current === null ? null : this.change({ textSize: textSizeBeside(this.current.textSize, steps) });
  }

  private async lookForFolder(): Promise<void> {
    const answer = await ask('defaultFolderProblem', undefined);
    this.folderProblem = answer.ok ? answer.value : answer.error;
  }
}
