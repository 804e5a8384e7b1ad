import { z } from 'zod';
import { problem, problemOf, refusal, success, type Problem, type Result } from '../errors';
import type { Call, Calls, ValueOf } from './call';
import { requestMessage, type AnswerMessage } from './messages';
import type { Port } from './port';
import type { ProgressShape } from './shapes';

/** What a handler sees of the call beside its arguments. */
export interface CallContext {
  readonly signal: AbortSignal;
  report(progress: ProgressShape): void;
}

/** Answers the value; a refusal is thrown as a `SpydeskError`. */
export type Handler<C extends Call> = (
  args: z.output<C['args']>,
  context: CallContext,
) => z.input<C['value']> | Promise<z.input<C['value']>>;

/** One handler a call: the compiler holds that none is missing. */
export type Handlers<Table extends Calls> = { readonly [Name in keyof Table]: Handler<Table[Name]> };

/** Where what nobody foresaw is written down; the asker gets a problem all the same. */
export type ProblemLog = (call: string, problem: Problem) => void;

/** The first thing that is wrong with a value, in one line. */
function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const place = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  return `${place}${issue?.message ?? 'unknown'}`;
}

/**
 * Runs one call: its name, its arguments by schema, its handler, its answer by schema. Never throws. Errors of its own:
 * `invalid-arguments` for an unknown name or other arguments; `internal`, also logged, for what nobody foresaw.
 */
export async function answerCall<Table extends Calls>(
  calls: Table,
  handlers: Handlers<Table>,
  name: string,
  args: unknown,
  context: CallContext,
  log: ProblemLog,
): Promise<Result<ValueOf<Table[keyof Table]>>> {
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
  const handler: Handler<Call> | undefined = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (call === undefined || handler === undefined) {
    return refusal(problem('invalid-arguments', { reason: `there is no call "${name.slice(0, 60)}"` }));
  }
  const parsed = call.args.safeParse(args);
  if (!parsed.success) return refusal(problem('invalid-arguments', { reason: `${name}, ${reasonOf(parsed.error)}` }));
  try {
    const answer = call.value.safeParse(await handler(parsed.data, context));
    if (answer.success) return success(answer.data as ValueOf<Table[keyof Table]>);
    throw new Error(`The answer of "${name}" has another shape: ${reasonOf(answer.error)}`);
  } catch (thrown) {
    const error = problemOf(thrown);
    if (error.code === 'internal') log(name, error);
    return refusal(error);
  }
}

/**
 * Serves `calls` on `port` until it closes; then everything that runs is cancelled. Answers the function that ends it.
 * A message that is no request is left alone: the port may carry others.
 */
export function serve<Table extends Calls>(port: Port, calls: Table, handlers: Handlers<Table>, log: ProblemLog): () => void {
  const running = new Map<number, AbortController>();
  let isClosed = false;

  function post(message: AnswerMessage): void {
    if (!isClosed) port.post(message);
  }

  async function run(id: number, name: string, args: unknown): Promise<void> {
    const aborter = new AbortController();
    running.set(id, aborter);
    const context: CallContext = {
      signal: aborter.signal,
      report: (progress) => post({ type: 'progress', id, progress }),
    };
    const result = await answerCall(calls, handlers, name, args, context, log);
    running.delete(id);
    try {
      post({ type: 'result', id, result });
    } catch (thrown) {
      const error = problemOf(thrown);
      log(name, error);
      post({ type: 'result', id, result: refusal(error) });
    }
  }

  function stop(): void {
    isClosed = true;
    for (const aborter of running.values()) aborter.abort();
    running.clear();
  }

  port.listen((message) => {
    const parsed = requestMessage.safeParse(message);
    if (!parsed.success) return;
    if (parsed.data.type === 'cancel') running.get(parsed.data.id)?.abort();
    else void run(parsed.data.id, parsed.data.call, parsed.data.args);
  }, stop);

  return () => {
    stop();
    port.close();
  };
}
