import { defaultFolderProblem } from '../default-folder';
import type { Desk, WindowHandlers } from '../desk';
import { limitedLog } from '../diagnostics/limited-log';

export function systemHandlers(
  desk: Desk,
): WindowHandlers<
  | 'noteShown'
  | 'newWindow'
  | 'showInFolder'
  | 'openGuide'
  | 'copyText'
  | 'diagnostics'
  | 'showLog'
  | 'noteFault'
  | 'changePreferences'
  | 'chooseDefaultFolder'
  | 'defaultFolderProblem'
  | 'connectPictures'
> {
  const { session, system } = desk;
  const faults = limitedLog(desk.log);
  let notes = 0;
  return {
    noteShown: async ({ ref, hasChanges }) => {
      const note = (notes += 1);
      const shown = ref === null ? null : await session.grants.fileOf(ref);
      // A disk that answers late tells of what is not looked at any more.
      if (note === notes) desk.noteShown(shown, hasChanges);
    },
    newWindow: () => system.newWindow(),
    showInFolder: async ({ ref }) => system.showInFolder(await session.grants.fileOf(ref)),
    openGuide: ({ entry }) => system.openGuide(entry),
    copyText: ({ text }) => system.copyText(text),
    diagnostics: () => system.diagnostics(),
    showLog: () => system.showLog(),
    noteFault: ({ text }) => faults.write('page', text),
    changePreferences: (change) => system.preferences.change(change),
    chooseDefaultFolder: async () => {
      const { defaultFolder } = system.preferences.current;
      const chosen = await system.chooseDefaultFolder(defaultFolder ?? system.home);
      if (chosen !== null) await system.preferences.change({ defaultFolder: chosen });
    },
    defaultFolderProblem: () => defaultFolderProblem(desk),
    connectPictures: () => desk.connectPictures(),
  };
}
