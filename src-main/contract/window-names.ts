/**
 * The names of `windowCalls` and `windowEvents`, apart from their schemas: the preload is one small file and needs no more.
 * Both tables are checked against these lists by the compiler.
 */
export const windowCallNames = [
  'begin',
  'chooseFolder',
  'chooseFiles',
  'openDropped',
  'openSample',
  'recents',
  'openRecent',
  'closePlace',
  'list',
  'openObject',
  'closeObject',
  'edit',
  'previewEdit',
  'moveDraft',
  'discardDraft',
  'renewDraft',
  'draftWords',
  'eventsBeside',
  'eventCodes',
  'readTrialTable',
  'importTrialTable',
  'changedObjects',
  'noteTyping',
  'leftDrafts',
  'leftDraftWords',
  'restoreLeftDraft',
  'discardLeftDraft',
  'infoText',
  'recipeText',
  'saveRecipe',
  'planSave',
  'stopPlanning',
  'selectChoices',
  'compareSave',
  'startSave',
  'saveResult',
  'chooseRecipe',
  'recipeOfDraft',
  'startRecipe',
  'prepareRecipe',
  'endRecipe',
  'startVerify',
  'verifyResult',
  'cancelTask',
  'leftOver',
  'takeOverLeftOver',
  'removeLeftOver',
  'planKeepBoth',
  'chooseSaveFolder',
  'noteShown',
  'newWindow',
  'showInFolder',
  'openByDoubleClick',
  'copyText',
  'diagnostics',
  'showLog',
  'noteFault',
  'changePreferences',
  'chooseDefaultFolder',
  'defaultFolderProblem',
  'connectPictures',
] as const;

export const windowEventNames = [
  'placesOpened',
  'taskProgress',
  'menu',
  'hostRestarted',
  'handOnTyped',
  'preferencesChanged',
] as const;

/** IPC channels: one for calls, one for events, one for the brokered port. */
export const CALL_CHANNEL = 'spydesk:call';
export const EVENT_CHANNEL = 'spydesk:event';
export const PICTURE_PORT_CHANNEL = 'spydesk:picture-port';
/** `data` of the window's message event that carries the picture port in `ports[0]`. */
export const PICTURE_PORT_MESSAGE = 'spydesk:picture-port';
