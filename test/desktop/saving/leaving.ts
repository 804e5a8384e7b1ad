import type { Locator, Page } from '@playwright/test';
import type { Started } from '../harness';

/** What the window shows while a save runs. */
export function progressOf(window: Page): Locator {
  return window.getByRole('alertdialog', { name: 'Saving' });
}

interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: string[];
  resolve(answer: Electron.MessageBoxReturnValue): void;
}

/** The native question on leaving waits from now on until `answerLeaving` answers it. */
export async function holdLeavingQuestion({ app }: Started): Promise<void> {
  await app.evaluate(({ dialog }) => {
    Reflect.set(globalThis, 'questions', []);
    dialog.showMessageBox = (...words: unknown[]) =>
      new Promise((resolve) => {
        (Reflect.get(globalThis, 'questions') as unknown[]).push({ ...(words.at(-1) as object), resolve });
      });
  });
}

/** What was asked on leaving so far, oldest first. */
export function leavingQuestions({ app }: Started): Promise<{ message: string; detail: string }[]> {
  return app.evaluate(() => {
    const questions = Reflect.get(globalThis, 'questions') as Question[];
    return questions.map(({ message, detail }) => ({ message, detail }));
  });
}

/** Closes the window as its cross does. */
export async function closeWindow({ app }: Started): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

/** Presses a button of the newest question. */
export async function answerLeaving({ app }: Started, button: string): Promise<void> {
  await app.evaluate((_, wanted) => {
    const question = (Reflect.get(globalThis, 'questions') as Question[]).at(-1);
    if (!question?.buttons.includes(wanted)) throw new Error(`There is no button "${wanted}".`);
    // After the answer to this call, which the end of the program would cut off.
    setTimeout(() => question.resolve({ response: question.buttons.indexOf(wanted), checkboxChecked: false }), 0);
  }, button);
}
