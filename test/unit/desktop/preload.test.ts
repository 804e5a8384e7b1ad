import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  CALL_CHANNEL,
  EVENT_CHANNEL,
  PICTURE_PORT_CHANNEL,
  type WindowApi,
  windowCallNames,
  windowEventNames,
} from '../../../src-main/contract';
import { contextBridge, ipcRenderer, webUtils } from './electron';

vi.mock('electron', () => import('./electron'));

const CALLS = [
  'begin',
  'cancelTask',
  'changePreferences',
  'changedObjects',
  'chooseDefaultFolder',
  'chooseFiles',
  'chooseFolder',
  'chooseRecipe',
  'chooseSaveFolder',
  'clearRecents',
  'closeObject',
  'closePlace',
  'compareSave',
  'connectPictures',
  'copyText',
  'defaultFolderProblem',
  'diagnostics',
  'discardDraft',
  'discardLeftDraft',
  'draftWords',
  'edit',
  'endRecipe',
  'eventCodes',
  'eventsBeside',
  'forgetRecent',
  'importTrialTable',
  'infoText',
  'keepPicture',
  'leftDraftWords',
  'leftDrafts',
  'leftOver',
  'list',
  'lookForRecent',
  'moveDraft',
  'newWindow',
  'noteFault',
  'noteShown',
  'noteTyping',
  'openByDoubleClick',
  'openDropped',
  'openGuide',
  'openMoved',
  'openObject',
  'openRecent',
  'openSample',
  'pinRecent',
  'planKeepBoth',
  'planSave',
  'prepareRecipe',
  'previewEdit',
  'printPicture',
  'readTrialTable',
  'recentPicture',
  'recentState',
  'recents',
  'recipeOfDraft',
  'recipeText',
  'removeLeftOver',
  'renewDraft',
  'restoreLeftDraft',
  'savePicture',
  'saveRecipe',
  'saveResult',
  'selectChoices',
  'showInFolder',
  'showLog',
  'showOnPaper',
  'showRecent',
  'startRecipe',
  'startSave',
  'startVerify',
  'stopPlanning',
  'takeOverLeftOver',
  'verifyResult',
  'watchFolders',
];

describe('what a page has of the desktop', () => {
  let api: WindowApi;

  beforeAll(async () => {
    await import('../../../src-main/preload');
    const [exposed] = contextBridge.exposeInMainWorld.mock.calls;
    expect(exposed?.[0]).toBe('spydesk');
    api = exposed?.[1] as WindowApi;
  });

  // Written out once more: what a page can reach grows only where somebody meant it to.
  it('is exactly these calls and events', () => {
    expect([...windowCallNames].sort()).toEqual(CALLS);
    expect([...windowEventNames].sort()).toEqual([
      'folderChanged',
      'handOnTyped',
      'hostRestarted',
      'menu',
      'placesOpened',
      'preferencesChanged',
      'recentAsked',
      'recentsChanged',
      'savedElsewhere',
      'taskProgress',
    ]);
  });

  it('is reached over these channels, and listens to no others', () => {
    expect([CALL_CHANNEL, EVENT_CHANNEL, PICTURE_PORT_CHANNEL]).toEqual([
      'spydesk:call',
      'spydesk:event',
      'spydesk:picture-port',
    ]);
    expect(ipcRenderer.eventNames()).toEqual([PICTURE_PORT_CHANNEL]);
  });

  it('is three functions, and no more', () => {
    expect(contextBridge.exposeInMainWorld).toHaveBeenCalledOnce();
    expect(Object.keys(api).sort()).toEqual(['call', 'on', 'openDropped']);
  });

  it('are the calls of the contract, on one channel', async () => {
    const calls = windowCallNames.filter((name) => name !== 'openDropped');
    for (const name of calls) {
      ipcRenderer.invoke.mockClear();
      await api.call(name, undefined);
      expect(ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith(CALL_CHANNEL, name, undefined);
    }
  });

  it.each(['openDropped', 'eval', 'constructor', ''])('is no call named %j', async (name) => {
    ipcRenderer.invoke.mockClear();
    await expect(api.call(name as 'openDropped', { paths: ['/etc'] })).rejects.toThrow('There is no call');
    expect(ipcRenderer.invoke).not.toHaveBeenCalled();
  });

  it('opens dropped files by the paths that the system knows, and none that a page made up', async () => {
    ipcRenderer.invoke.mockClear();
    const [dropped, made] = [new File([], 'k.analog'), new File([], '/etc/passwd')];
    webUtils.getPathForFile.mockImplementation((file) => (file === dropped ? '/data/k.analog' : ''));
    await api.openDropped([dropped, made]);
    expect(ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith(CALL_CHANNEL, 'openDropped', { paths: ['/data/k.analog'] });
  });

  it('hears the events that it listens to, until it stops', () => {
    const heard: unknown[] = [];
    const stop = api.on('menu', (event) => heard.push(event));
    ipcRenderer.emit(EVENT_CHANNEL, {}, 'menu', { command: 'save' });
    ipcRenderer.emit(EVENT_CHANNEL, {}, 'hostRestarted', {});
    stop();
    ipcRenderer.emit(EVENT_CHANNEL, {}, 'menu', { command: 'find' });
    expect(heard).toEqual([{ command: 'save' }]);
    expect(() => api.on('constructor' as 'menu', () => undefined)).toThrow('There is no event');
  });
});
