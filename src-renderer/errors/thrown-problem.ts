import { problemOf, type Problem } from '../../src-main/contract';
import { ask } from '../desktop';

/** A fault that comes back with every drawing is told so often, and then tells nothing new. */
const MOST = 200;
const LONGEST = 8_000;

let told = 0;

/** What a part of the window threw while it was drawn, as a problem. */
export function thrownProblem(thrown: unknown): Problem {
  return problemOf(thrown);
}

/** Notes what a part of the window threw, for the console and the log; the user sees its problem in that part's place. */
export function reportThrown(thrown: unknown): void {
  console.error(thrown);
  told += 1;
  if (told > MOST) return;
  const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  void ask('noteFault', { text: text.slice(0, LONGEST) });
}

/** Notes what nobody catches in the page, for the log. */
export function listenForUncaught(): void {
  window.addEventListener('error', ({ error, message }) => {
    // Chromium's way to say that a size changed twice in one frame.
    if (!message.startsWith('ResizeObserver loop')) reportThrown(error ?? message);
  });
  window.addEventListener('unhandledrejection', ({ reason }) => reportThrown(reason));
}
