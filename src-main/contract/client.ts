import { problem, problemOf, refusal, type Result } from '../errors';
import type { ArgsOf, Calls, ValueOf } from './call';
import { answerMessage, type AnswerMessage, type RequestMessage } from './messages';
import type { Port } from './port';
import type { ProgressShape } from './shapes';

export interface CallOptions {
  /** Asks the other side to stop; its answer, `cancelled` or a result that came first, is still waited for. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ProgressShape) => void) | undefined;
}

/** The asking side of a table of calls. A call never rejects: every failure is an answer. */
export interface Client<Table extends Calls> {
  call<Name extends keyof Table & string>(
    name: Name,
    args: ArgsOf<Table[Name]>,
    options?: CallOptions,
  ): Promise<Result<ValueOf<Table[Name]>>>;
  /** Ends the port; what still waits is answered with `data-host-lost`. */
  close(): void;
}

interface Waiting {
  answer(result: Result<unknown>): void;
  progress(progress: ProgressShape): void;
}

/** The waiting calls of one port. */
class Exchange {
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private isLost = false;

  constructor(private readonly port: Port) {
    port.listen(
      (message) => this.receive(message),
      () => this.lose(),
    );
  }

  request(name: string, args: unknown, options: CallOptions): Promise<Result<unknown>> {
    if (this.isLost) return Promise.resolve(refusal(problem('data-host-lost', {})));
    if (options.signal?.aborted === true) return Promise.resolve(refusal(problem('cancelled', {})));
    const id = (this.lastId += 1);
    return new Promise((resolve) => {
      const cancel = (): void => this.post({ type: 'cancel', id });
      this.waiting.set(id, {
        answer: (result) => {
          this.waiting.delete(id);
          options.signal?.removeEventListener('abort', cancel);
          resolve(result);
        },
        progress: (progress) => options.onProgress?.(progress),
      });
      options.signal?.addEventListener('abort', cancel, { once: true });
      try {
        this.post({ type: 'request', id, call: name, args });
      } catch (thrown) {
        this.waiting.get(id)?.answer(refusal(problemOf(thrown)));
      }
    });
  }

  lose(): void {
    if (this.isLost) return;
    this.isLost = true;
    for (const waiting of [...this.waiting.values()]) waiting.answer(refusal(problem('data-host-lost', {})));
  }

  private post(message: RequestMessage): void {
    if (!this.isLost) this.port.post(message);
  }

  private receive(message: unknown): void {
    const parsed = answerMessage.safeParse(message);
    // A message of another kind (the host's `ready`) or one nobody waits for any more.
    if (!parsed.success) return;
    this.deliver(parsed.data);
  }

  private deliver(message: AnswerMessage): void {
    const waiting = this.waiting.get(message.id);
    if (message.type === 'progress') waiting?.progress(message.progress);
    else waiting?.answer(message.result.ok ? { ok: true, value: message.result.value } : refusal(message.result.error));
  }
}

/**
 * Makes the asking side of `calls` over `port`. What comes back is checked against the call's schema, since the other
 * side reads hostile files: a value of another shape is answered as `internal`.
 */
export function createClient<Table extends Calls>(port: Port, calls: Table): Client<Table> {
  const exchange = new Exchange(port);
  return {
    async call(name, args, options = {}) {
      const result = await exchange.request(name, args, options);
      if (!result.ok) return result;
      const checked = calls[name]?.value.safeParse(result.value);
      if (checked?.success !== true) {
        const detail = `The answer of "${name}" has another shape: ${checked?.error.message ?? 'unknown call'}`;
        return refusal(problem('internal', {}, { detail }));
      }
      return { ok: true, value: checked.data as ValueOf<Table[typeof name]> };
    },
    close() {
      exchange.lose();
      port.close();
    },
  };
}
