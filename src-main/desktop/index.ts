export { registerAppScheme } from './app-protocol';
export { imageOf } from './app-image';
export {
  joinedOpenings,
  NOTHING_TO_OPEN,
  openingOfSecondStart,
  openingOfWords,
  wordsOfOpening,
  type Opening,
} from './command-line';
export { startDesktop, type Desktop, type ProgramFiles } from './start';

// What decides, and needs no Electron for it: tests ask each by itself.
export { isAllowedRequest } from './allowed-requests';
export { CLOSED_PREFERENCES } from './closed-preferences';
export { GUIDE_HEADERS, PAGE_HEADERS } from './content-policy';
export type { Desk, Host, Opened, SystemDesk, WindowSession } from './desk';
export { diagnosticsOf, type SystemFacts } from './diagnostics/facts';
export { bundledLibraries } from './diagnostics/libraries';
export { limitedLog } from './diagnostics/limited-log';
export { aboutOptions, versionsInWords, type Versions } from './diagnostics/versions';
export { Grants } from './grants';
export { GUIDE_ORIGIN, guideAddress, guideKeyOf, isGuidePage } from './guide';
export { Leaving, type AskAboutChanges, type AskToLeave, type ChangesAnswer, type LeavingAnswer } from './leaving';
export { changesQuestion, leavingQuestion } from './leaving-words';
export { KeptWindows, type KeptWindow } from './kept-windows';
export { createLog, type Log, type ProgramLog } from './logging';
export { openAtStart } from './opening';
export { buildMenu, type MenuTarget } from './menu';
export { mayNavigate } from './navigation';
export { APP_ORIGIN, pageOfApp } from './page';
export { PageLosses } from './page-losses';
export { pageFileOf } from './page-files';
export { placeOfChosen, placeOfTyped } from './places';
export { preferencesFile, UserPreferences } from './preferences';
export { savePage } from './printing';
export { readChanges, restoreChanges } from './read-changes';
export {
  findMoved,
  menuLabel,
  readRecents,
  recentDisk,
  RecentPictures,
  RecentPlaces,
  Recents,
  recentsFile,
  recentsText,
  systemLists,
  windowsWord,
  type RecentDisk,
  type RecentEntry,
} from './recents';
export { sampleMaker } from './sample';
export { reopen } from './reopening';
export { saveAllChanges } from './save-all-changes';
export { SaveTasks } from './save-tasks';
export { mountPointsOf, PatientAsking, volumeOf } from './silent-disks';
export { isTrustedSender } from './trusted-sender';
export { TypedText } from './typed-text';
export { boundsBeside, boundsOnScreen } from './window-bounds';
export { windowHandlers } from './window-handlers';
export { newSession } from './window-session';
export { WindowTasks, type TaskWork } from './window-tasks';

// And what is told of Electron by its events alone.
export { HostProcess } from './host-process';
export { OpenWindows } from './open-windows';
export { WindowServer } from './window-server';
