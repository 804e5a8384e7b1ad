import type { ElectronApplication } from '@playwright/test';

/** The native dialogs for opening answer `paths` from now on, as if the user had chosen them; none is a *Cancel*. */
export async function answerOpenDialog(app: ElectronApplication, ...paths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    const answer = { canceled: filePaths.length === 0, filePaths };
    dialog.showOpenDialog = () => Promise.resolve(answer);
    dialog.showOpenDialogSync = () => (answer.canceled ? undefined : filePaths);
  }, paths);
}

/** The native dialog for saving answers `path` from now on, as if the user had typed it and agreed; null is a *Cancel*. */
export async function answerSaveDialog(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, path);
}

/** Ends the program; what a test changed and did not save is thrown away when that is asked about. */
export async function closeProgram(app: ElectronApplication): Promise<void> {
  const answering = app.evaluate(({ dialog }) => {
    dialog.showMessageBox = (...words: unknown[]) => {
      const { buttons = [] } = words.at(-1) as Electron.MessageBoxOptions;
      return Promise.resolve({ response: buttons.indexOf('Discard Changes'), checkboxChecked: false });
    };
  });
  // It may have ended by itself.
  await answering.catch(() => undefined);
  await app.close();
}
