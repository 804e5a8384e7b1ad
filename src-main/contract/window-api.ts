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

export * from './window-names';
