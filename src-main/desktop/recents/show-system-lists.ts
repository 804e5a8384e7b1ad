import { app, Menu } from 'electron';
import type { SystemLists } from './system-lists';

/** Hands the lists to the system; `open` is told of what is chosen in one that lives in this process. */
export function showSystemLists({ dock, documents, jumpTasks }: SystemLists, open: (path: string) => void): void {
  if (dock !== null) {
    const items = dock.map(({ label, path }) => ({ label, click: () => open(path) }));
    app.dock?.setMenu(Menu.buildFromTemplate(items));
  }
  if (documents !== null) {
    // The system takes no single one off its list.
    app.clearRecentDocuments();
    for (const path of documents) app.addRecentDocument(path);
  }
  if (jumpTasks !== null) app.setJumpList([{ type: 'tasks', items: [...jumpTasks] }]);
}
