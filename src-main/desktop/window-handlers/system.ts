import type { Desk, WindowHandlers } from '../desk';
import { limitedLog } from '../diagnostics/limited-log';

export function systemHandlers(
  desk: Desk,
): WindowHandlers<'showInFolder' | 'copyText' | 'diagnostics' | 'showLog' | 'noteFault' | 'setTheme' | 'connectPictures'> {
  const { session, system } = desk;
  const faults = limitedLog(desk.log);
  return {
    showInFolder: async ({ ref }) => system.showInFolder(await session.grants.fileOf(ref)),
    copyText: ({ text }) => system.copyText(text),
    diagnostics: () => system.diagnostics(),
    showLog: () => system.showLog(),
    noteFault: ({ text }) => faults.write('page', text),
    setTheme: ({ theme }) => system.setTheme(theme),
    connectPictures: () => desk.connectPictures(),
  };
}
