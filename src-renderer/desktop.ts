import {
  createClient,
  PICTURE_PORT_MESSAGE,
  pictureCalls,
  portOf,
  problemOf,
  refusal,
  type Client,
  type PictureCalls,
  type Result,
  type WindowApi,
  type WindowArgs,
  type WindowCallName,
  type WindowValue,
} from '../src-main/contract';
import { noteProblem } from './errors/last-problem';

declare global {
  interface Window {
    readonly spydesk: WindowApi;
  }
}

/** The asking side of the picture calls. */
export type PictureClient = Client<PictureCalls>;

async function guarded<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
  let answer: Result<Value>;
  try {
    answer = await work();
  } catch (thrown) {
    answer = refusal(problemOf(thrown));
  }
  if (!answer.ok) noteProblem(answer.error);
  return answer;
}

/** Asks the main process. Never rejects: every failure is an answer. */
export function ask<Name extends WindowCallName>(name: Name, args: WindowArgs<Name>): Promise<Result<WindowValue<Name>>> {
  return guarded(() => window.spydesk.call(name, args));
}

/** Opens what was dropped on the window. */
export function openDropped(files: readonly File[]): Promise<Result<WindowValue<'openDropped'>>> {
  return guarded(() => window.spydesk.openDropped(files));
}

/** Listens to what main tells unasked; answers the function that stops. */
export const listen: WindowApi['on'] = (name, listener) => window.spydesk.on(name, listener);

/** Asks for a port to the data host, over which pictures come without passing through main. */
export async function connectPictures(): Promise<Result<PictureClient>> {
  const arrival = portArrival();
  const answer = await ask('connectPictures', undefined);
  if (!answer.ok) {
    arrival.stop();
    return answer;
  }
  return { ok: true, value: createClient(portOf(await arrival.port), pictureCalls) };
}

/** The port comes as a message of the window itself, since it cannot cross the context bridge. */
function portArrival(): { readonly port: Promise<MessagePort>; stop(): void } {
  const listening = new AbortController();
  const port = new Promise<MessagePort>((resolve) => {
    const receive = (event: MessageEvent<unknown>): void => {
      const [first] = event.ports;
      if (event.source !== window || event.data !== PICTURE_PORT_MESSAGE || first === undefined) return;
      listening.abort();
      resolve(first);
    };
    window.addEventListener('message', receive, { signal: listening.signal });
  });
  return { port, stop: () => listening.abort() };
}
