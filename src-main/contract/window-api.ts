import type { Result } from '../errors';
import type { WindowArgs, WindowCallName, WindowValue } from './window-calls';
import type { WindowEvent, WindowEventName } from './window-events';

/** What the preload puts into the window as `window.spydesk`: nothing else of the desktop is reachable from there. */
export interface WindowApi {
  call<Name extends WindowCallName>(name: Name, args: WindowArgs<Name>): Promise<Result<WindowValue<Name>>>;
  /** Answers the function that stops listening. */
  on<Name extends WindowEventName>(name: Name, listener: (event: WindowEvent<Name>) => void): () => void;
  /** Dropped files: the preload alone can tell their paths. */
  openDropped(files: readonly File[]): Promise<Result<WindowValue<'openDropped'>>>;
}

/** IPC channels: one for calls, one for events, one for the brokered port. */
export const CALL_CHANNEL = 'spydesk:call';
export const EVENT_CHANNEL = 'spydesk:event';
export const PICTURE_PORT_CHANNEL = 'spydesk:picture-port';
/** `data` of the window's message event that carries the picture port in `ports[0]`. */
export const PICTURE_PORT_MESSAGE = 'spydesk:picture-port';
