import type { Command, EditPreview, Result } from '../../src-main/contract';

/** Null where there is nothing to preview. */
type AskPreview = (command: Command) => Promise<Result<EditPreview> | null>;

/**
 * What a command would come to, asked for while it is being put together. What was answered stays until the next answer; of the
 * answers the one to the last question counts.
 */
export class CommandPreview {
  answer = $state.raw<Result<EditPreview> | null>(null);
  private request = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly askPreview: AskPreview,
    /** Milliseconds to wait for the next letter. */
    private readonly patience = 150,
  ) {}

  /** Null: there is no command yet, or no longer. */
  ask(command: Command | null): void {
    clearTimeout(this.timer);
    const request = (this.request += 1);
    if (command === null) {
      this.answer = null;
      return;
    }
    this.timer = setTimeout(() => void this.askNow(command, request), this.patience);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.request += 1;
  }

  private async askNow(command: Command, request: number): Promise<void> {
    const answer = await this.askPreview(command);
    if (request === this.request) this.answer = answer;
  }
}
