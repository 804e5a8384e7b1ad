import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { answerCall, CALL_CHANNEL, windowCalls, type CallContext, type Handlers, type WindowCalls } from '../contract';
import { problem, refusal } from '../errors';
import type { Log } from './logging';
import { isTrustedSender, type SenderFacts } from './trusted-sender';

interface Served {
  readonly window: BrowserWindow;
  readonly handlers: Handlers<WindowCalls>;
}

/** Answers the calls of the windows that were made known to it. Every refusal is an answer, that of a stranger too. */
export class WindowServer {
  private readonly served = new Map<number, Served>();

  constructor(
    private readonly pageOrigin: string,
    private readonly log: Log,
  ) {}

  listen(): void {
    ipcMain.handle(CALL_CHANNEL, (event, name: unknown, args: unknown) => this.answer(event, name, args));
  }

  serve(window: BrowserWindow, handlers: Handlers<WindowCalls>): void {
    const { id } = window.webContents;
    this.served.set(id, { window, handlers });
    window.once('closed', () => this.served.delete(id));
  }

  private async answer(event: IpcMainInvokeEvent, name: unknown, args: unknown): Promise<unknown> {
    const served = this.served.get(event.sender.id);
    if (served === undefined || !isTrustedSender(this.factsOf(event, served), this.pageOrigin)) {
      this.log.write('window server', `a call from ${event.senderFrame?.url ?? 'a frame that is gone'} was refused`);
      return refusal(problem('not-granted', {}));
    }
    if (typeof name !== 'string') return refusal(problem('invalid-arguments', { reason: 'the call has no name' }));
    // A window hears of progress by events and cancels by a call, since IPC has neither.
    const context: CallContext = { signal: new AbortController().signal, report: () => undefined };
    return answerCall(windowCalls, served.handlers, name, args, context, (call, found) => this.log.problem(call, found));
  }

  private factsOf(event: IpcMainInvokeEvent, { window }: Served): SenderFacts {
    const frame = event.senderFrame;
    return {
      origin: frame?.origin ?? null,
      isMainFrame: frame !== null && frame === event.sender.mainFrame,
      isOurWindow: !window.isDestroyed() && window.webContents === event.sender,
    };
  }
}
