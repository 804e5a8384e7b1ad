import type { ElectronApplication } from '@playwright/test';

/** The native dialogs for opening answer `paths` from now on, as if the user had chosen them; none is a *Cancel*. */
export async function answerOpenDialog(app: ElectronApplication, ...paths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    const answer = { canceled: filePaths.length === 0, filePaths };
    dialog.showOpenDialog = () => Promise.resolve(answer);
    dialog.showOpenDialogSync = () => (answer.canceled ? undefined : filePaths);
  }, paths);
}
