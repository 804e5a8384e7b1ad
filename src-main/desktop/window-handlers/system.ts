import type { Desk, WindowHandlers } from '../desk';

export function systemHandlers(desk: Desk): WindowHandlers<'showInFolder' | 'copyText' | 'setTheme' | 'connectPictures'> {
  const { session, system } = desk;
  return {
    showInFolder: async ({ ref }) => system.showInFolder(await session.grants.fileOf(ref)),
    copyText: ({ text }) => system.copyText(text),
    setTheme: ({ theme }) => system.setTheme(theme),
    connectPictures: () => desk.connectPictures(),
  };
}
