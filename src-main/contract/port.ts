/**
 * One end of a two-way channel, whatever carries it: a MessagePort of the browser, of Node or of Electron, or the pipe to
 * a utility process. Messages are structured clones and arrive in order.
 */
export interface Port {
  post(message: unknown): void;
  /** Called once. `onClosed` fires at most once, when the other end is gone. */
  listen(onMessage: (message: unknown) => void, onClosed: () => void): void;
  close(): void;
}

/** What a browser's `MessagePort` offers of a port; Node's has the same names. */
interface EventPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
  start(): void;
  close(): void;
}

/** The port over a `MessagePort` of a window or of `node:worker_threads`. */
export function portOf(carrier: EventPort): Port {
  return {
    post: (message) => carrier.postMessage(message),
    listen: (onMessage, onClosed) => {
      carrier.addEventListener('message', (event) => onMessage(event.data));
      carrier.addEventListener('close', onClosed);
      carrier.start();
    },
    close: () => carrier.close(),
  };
}
