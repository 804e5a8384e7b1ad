import { tick } from 'svelte';
import { ask, listen } from '../desktop';

/** Leaves the field that is typed into, which hands on what was typed, and goes back to it. */
function leaveField(): void {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement)) return;
  activeElement.blur();
  activeElement.focus();
}

/** What is typed into the window's editors. */
interface TypedTexts {
  /** Something is typed that no draft has. */
  readonly isLeft: boolean;
  /** Waits until what fields handed on is answered. */
  settled(): Promise<unknown>;
  /** Hands on what is typed for the object that is looked at, or for those that are meant; false where it is refused. */
  handOn(isMeant?: (ref: string) => boolean): Promise<boolean>;
  /** Before another object is looked at; false where something keeps the user. */
  leave(): Promise<boolean>;
  /** The user does something, and knows what is refused by now. */
  see(): void;
}

/** Keeps main told whether a text is being typed that its field has not handed on; hands it on where that is asked for. */
export class TypingWatch {
  private isNoted = false;
  /** Counts what was typed, so that a field that was left does not speak for the next one. */
  private inputs = 0;
  /** The count when a refusal kept the window from closing: closing it once more means it. */
  private heldAt = -1;

  constructor(private readonly texts: TypedTexts) {}

  /** Until the answered function is called. */
  listen(): () => void {
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    window.addEventListener('input', () => this.begin(), options);
    window.addEventListener('focusout', () => void this.end(), options);
    for (const kind of ['keydown', 'pointerdown']) window.addEventListener(kind, () => this.texts.see(), options);
    const stop = listen('handOnTyped', () => void this.close());
    return () => {
      listening.abort();
      stop();
    };
  }

  /** Ends when what the field that has the focus held is in the draft, or refused. */
  async settle(): Promise<void> {
    leaveField();
    await tick();
    await this.texts.settled();
  }

  /**
   * Ends when all that was typed is in its draft: that of the object that is looked at, or of those that are meant. Answers false
   * where it was refused.
   */
  async handOn(isMeant?: (ref: string) => boolean): Promise<boolean> {
    leaveField();
    await tick();
    return this.texts.handOn(isMeant);
  }

  /** The same before another object is looked at, which what was refused before does not hold back. */
  async leave(): Promise<boolean> {
    leaveField();
    await tick();
    return this.texts.leave();
  }

  private async close(): Promise<void> {
    const isTaken = await this.handOn(() => true);
    if (!isTaken) this.heldAt = this.inputs;
    this.note(false, !isTaken);
  }

  private begin(): void {
    this.inputs += 1;
    this.note(true);
  }

  /** A field that was left may wait for the next drawing before it hands on. */
  private async end(): Promise<void> {
    const { inputs } = this;
    await tick();
    await this.texts.settled();
    if (inputs === this.inputs && this.heldAt !== inputs) this.note(this.texts.isLeft);
  }

  private note(isTyping: boolean, isRefused = false): void {
    if (isTyping === this.isNoted) return;
    this.isNoted = isTyping;
    void ask('noteTyping', { isTyping, isRefused });
  }
}
