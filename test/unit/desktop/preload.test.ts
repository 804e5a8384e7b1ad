import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CALL_CHANNEL, EVENT_CHANNEL, type WindowApi, windowCallNames } from '../../../src-main/contract';
import { contextBridge, ipcRenderer, webUtils } from './electron';

vi.mock('electron', () => import('./electron'));

describe('what a page has of the desktop', () => {
  let api: WindowApi;

  beforeAll(async () => {
    await import('../../../src-main/preload');
    const [exposed] = contextBridge.exposeInMainWorld.mock.calls;
    expect(exposed?.[0]).toBe('spydesk');
    api = exposed?.[1] as WindowApi;
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
