import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import {
  createClient,
  hostCalls,
  hostNotice,
  type CallOptions,
  type Client,
  type HostArgs,
  type HostCallName,
  type HostCalls,
  type HostNotice,
  type HostOrder,
  type HostValue,
  type Port,
  type Result,
} from '../contract';
import { problem, refusal } from '../errors';
import type { Host } from './desk';
import { limitedLog } from './diagnostics/limited-log';
import type { Log } from './logging';

/** Whom the data host's news reach. */
export interface HostListener {
  restarted(): void;
  /** A folder that the window `owner` watches was changed. */
  folderChanged(owner: string, ref: string): void;
}

/** One life of the data host: from its start to its end. */
interface Life {
  readonly process: UtilityProcess;
  readonly client: Client<HostCalls>;
  /** True once it answers calls; false where it ended before. */
  readonly ready: Promise<boolean>;
}

function portOfProcess(process: UtilityProcess): Port {
  return {
    post: (message) => process.postMessage(message),
    listen: (onMessage, onClosed) => {
      process.on('message', onMessage);
      process.once('exit', onClosed);
    },
    close: () => void process.kill(),
  };
}

/**
 * The data host as the main process sees it. When the process ends by itself, what it was asked is answered with
 * `data-host-lost`, it is started again, and the listener is told once it is back. A host that dies before it was ready
 * is started again only by the next call, so a broken installation does not spin; the listener waits for the one that is.
 */
export class HostProcess implements Host {
  private life: Life | null = null;
  private isStopped = false;
  /** Windows had something open in a life that ended, and were not told yet. */
  private isToTell = false;
  /** What the process itself says. */
  private readonly heard: Pick<Log, 'write'>;

  constructor(
    private readonly modulePath: string,
    /** The folder for the journals of drafts. */
    private readonly journals: string,
    private readonly log: Log,
    private readonly listener: HostListener,
  ) {
    this.heard = limitedLog(log);
  }

  start(): void {
    this.current();
  }

  async call<Name extends HostCallName>(
    name: Name,
    args: HostArgs<Name>,
    options?: CallOptions,
  ): Promise<Result<HostValue<Name>>> {
    const life = this.isStopped ? null : this.current();
    if (life === null || !(await life.ready)) return refusal(problem('data-host-lost', {}));
    return life.client.call(name, args, options);
  }

  /** Makes a picture port for the window `owner`; the other end is the window's. Null where the host is lost. */
  async connectPictures(owner: string): Promise<MessagePortMain | null> {
    const life = this.isStopped ? null : this.current();
    if (life === null || !(await life.ready)) return null;
    const { port1, port2 } = new MessageChannelMain();
    const order: HostOrder = { type: 'picture-port', owner };
    life.process.postMessage(order, [port1]);
    return port2;
  }

  /** The program ends: no process is started for what is asked from here on. */
  stop(): void {
    this.isStopped = true;
    this.life?.client.close();
  }

  private current(): Life {
    this.life ??= this.begin();
    return this.life;
  }

  private begin(): Life {
    const process = utilityProcess.fork(this.modulePath, [this.journals], { serviceName: 'Spydesk data host', stdio: 'pipe' });
    for (const stream of [process.stdout, process.stderr]) {
      stream?.on('data', (bytes: Buffer) => this.heard.write('data host', bytes.toString().trimEnd()));
    }
    let wasReady = false;
    const ready = new Promise<boolean>((resolve) => {
      process.on('message', (message: unknown) => {
        const notice = hostNotice.safeParse(message);
        if (!notice.success) return;
        if (notice.data.type === 'ready') {
          resolve((wasReady = true));
          this.tellRestart();
        } else this.hear(notice.data);
      });
      process.once('exit', (code) => {
        resolve(false);
        this.end(code, wasReady);
      });
    });
    return { process, client: createClient(portOfProcess(process), hostCalls), ready };
  }

  private end(code: number, wasReady: boolean): void {
    this.life = null;
    if (this.isStopped) return;
    this.log.write('data host', `ended with code ${code}`);
    if (!wasReady) return;
    this.isToTell = true;
    this.current();
  }

  private hear(notice: Exclude<HostNotice, { type: 'ready' }>): void {
    if (notice.type === 'problem') this.heard.write(`data host, ${notice.call}`, notice.detail);
    else this.listener.folderChanged(notice.owner, notice.ref);
  }

  private tellRestart(): void {
    if (!this.isToTell) return;
    this.isToTell = false;
    this.listener.restarted();
  }
}
