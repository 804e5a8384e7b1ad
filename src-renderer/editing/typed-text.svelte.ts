import type { Problem, Result } from '../../src-main/contract';
import { typedOverAnother } from './typed-over';

/** Hands on what was typed; the refusal is shown where it was typed. */
export type HandOn = (text: string) => Promise<Result<unknown>>;

/**
 * What is typed into a field over a value that something else holds. It is handed on once, when the field is left or Enter is pressed,
 * and only where it is another text, over the value that it was typed over; what is refused stays as it was typed, with the reason.
 */
export class TypedText {
  /** Null where nothing is typed: the field shows the value. */
  private typed = $state<string | null>(null);
  /** The value that was there when the typing began. */
  private over = '';
  problem = $state.raw<Problem | null>(null);
  /** What was handed on and is not answered, so that Enter and the leaving after it are one. */
  private handed: string | null = null;

  constructor(
    private readonly value: () => string,
    private readonly handOnText: HandOn,
  ) {}

  get text(): string {
    return this.typed ?? this.value();
  }

  /** The text is another one than the value. */
  get isTyped(): boolean {
    return this.text !== this.value();
  }

  type(text: string): void {
    if (this.typed === null) this.over = this.value();
    this.typed = text;
    this.problem = null;
  }

  putBack(): void {
    this.typed = null;
    this.problem = null;
  }

  /** Answers whether the value is what was typed. */
  async handOn(): Promise<boolean> {
    const { typed } = this;
    if (typed === null || !this.isTyped) {
      this.putBack();
      return true;
    }
    if (this.handed === typed) return false;
    if (this.handed === null && this.over !== this.value()) {
      this.problem = typedOverAnother();
      return false;
    }
    this.handed = typed;
    const answer = await this.handOnText(typed);
    this.handed = null;
    if (answer.ok) this.over = this.value();
    // What was typed meanwhile is handed on by itself.
    if (this.typed !== typed) return false;
    if (answer.ok) this.putBack();
    else this.problem = answer.error;
    return answer.ok;
  }
}
