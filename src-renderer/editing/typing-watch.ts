import { tick } from 'svelte';
import { ask, listen } from '../desktop';

/** Leaves the field that is typed into, which hands on what was typed, and goes back to it. */
function leaveField(): void {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement)) return;
  activeElement.blur();
  activeElement.focus();
}

/** Keeps main told whether a text is being typed that its field has not handed on; hands it on where that is asked for. */
export class TypingWatch {
  private isNoted = false;
  /** Counts what was typed, so that a field that was left does not speak for the next one. */
  private inputs = 0;

  /** `settled`: what fields handed on is answered; false where it was refused. */
  constructor(private readonly settled: () => Promise<boolean>) {}

  /** Until the answered function is called. */
  listen(): () => void {
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    window.addEventListener('input', () => this.begin(), options);
    window.addEventListener('focusout', () => void this.end(), options);
    const stop = listen('handOnTyped', () => void this.handOn());
    return () => {
      listening.abort();
      stop();
    };
  }

  /** Ends when all that was typed is in the draft; answers false where it was refused. */
  async handOn(): Promise<boolean> {
    leaveField();
    return this.end();
  }

  private begin(): void {
    this.inputs += 1;
    this.note(true);
  }

  /** A field that was left may wait for the next drawing before it hands on. */
  private async end(): Promise<boolean> {
    const { inputs } = this;
    await tick();
    const isTaken = await this.settled();
    if (inputs === this.inputs) this.note(false, !isTaken);
    return isTaken;
  }

  private note(isTyping: boolean, isRefused = false): void {
    if (isTyping === this.isNoted) return;
    this.isNoted = isTyping;
    void ask('noteTyping', { isTyping, isRefused });
  }
}
