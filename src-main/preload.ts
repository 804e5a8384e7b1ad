import { contextBridge, ipcRenderer, webUtils } from 'electron';
import {
  CALL_CHANNEL,
  EVENT_CHANNEL,
  PICTURE_PORT_CHANNEL,
  PICTURE_PORT_MESSAGE,
  windowCallNames,
  windowEventNames,
  type WindowApi,
} from './contract/window-api';

/** A page names no paths: those of dropped files are read here, so that call is not the page's to make. */
const callNames: ReadonlySet<string> = new Set(windowCallNames.filter((name) => name !== 'openDropped'));
const eventNames: ReadonlySet<string> = new Set(windowEventNames);

/** Main checks everything again; here the names alone are held, so that the window reaches no other channel. */
const api: WindowApi = {
  call: (name, args) => {
    if (!callNames.has(name)) return Promise.reject(new TypeError(`There is no call "${name}".`));
    return ipcRenderer.invoke(CALL_CHANNEL, name, args);
  },
  on: (name, listener) => {
    if (!eventNames.has(name)) throw new TypeError(`There is no event "${name}".`);
    const hear = (_event: unknown, told: unknown, event: Parameters<typeof listener>[0]): void => {
      if (told === name) listener(event);
    };
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => void ipcRenderer.off(EVENT_CHANNEL, hear);
  },
  openDropped: (files) => {
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
    return ipcRenderer.invoke(CALL_CHANNEL, 'openDropped', { paths });
  },
};

contextBridge.exposeInMainWorld('spydesk', api);

// A port cannot cross the context bridge; the window's own message event can carry it.
ipcRenderer.on(PICTURE_PORT_CHANNEL, (event) => {
  window.postMessage(PICTURE_PORT_MESSAGE, window.location.origin, [...event.ports]);
});
