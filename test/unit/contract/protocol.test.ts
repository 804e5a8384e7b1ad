import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { z } from 'zod';
import {
  call,
  createClient,
  serve,
  type Client,
  type Handlers,
  type HostCalls,
  type PictureCalls,
  type Problem,
  type ProgressShape,
  type WindowCalls,
} from '../../../src-main/contract';
import { fail } from '../../../src-main/errors';
import { nodeChannel } from './node-channel';

const calls = {
  double: call(z.object({ value: z.number() }), z.number()),
  find: call(z.object({ path: z.string() }), z.string()),
  lie: call(z.void(), z.number()),
  crash: call(z.void(), z.number()),
  wait: call(z.void(), z.string()),
} as const;

const step: ProgressShape = { state: 'running', phase: 'copying', doneBytes: 3, totalBytes: 9 };

const handlers: Handlers<typeof calls> = {
  double: ({ value }, context) => {
    context.report(step);
    return value * 2;
  },
  find: ({ path }) => fail('not-found', {}, { path }),
  lie: () => 'text' as unknown as number,
  crash: () => {
    throw new TypeError('nobody foresaw this');
  },
  wait: (_, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
    }),
};

describe('the protocol between a client and a server', () => {
  const log = vi.fn<(call: string, problem: Problem) => void>();
  let client: Client<typeof calls>;
  let untyped: Client<Record<string, ReturnType<typeof call>>>;
  let stop: () => void;

  beforeEach(() => {
    log.mockClear();
    const [port1, port2] = nodeChannel();
    stop = serve(port1, calls, handlers, log);
    client = createClient(port2, calls);
    untyped = client;
  });
  afterEach(() => {
    client.close();
    stop();
  });

  it('answers a call with the value of its handler', async () => {
    expect(await client.call('double', { value: 21 })).toEqual({ ok: true, value: 42 });
  });

  it('keeps the answers of calls that run at once apart', async () => {
    const answers = await Promise.all([1, 2, 3].map((value) => client.call('double', { value })));
    expect(answers).toEqual([2, 4, 6].map((value) => ({ ok: true, value })));
  });

  it('hands progress to the one who asked', async () => {
    const onProgress = vi.fn();
    await client.call('double', { value: 1 }, { onProgress });
    expect(onProgress).toHaveBeenCalledExactlyOnceWith(step);
  });

  it('carries a refusal with its sentence and its path', async () => {
    const result = await client.call('find', { path: '/gone' });
    expect(result).toMatchObject({ ok: false, error: { code: 'not-found', path: '/gone' } });
    expect(log).not.toHaveBeenCalled();
  });

  it('refuses arguments of another shape and says which', async () => {
    const result = await untyped.call('double', { value: 'one' });
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid-arguments' } });
    expect(result.ok ? '' : result.error.message).toContain('double, value');
  });

  it.each(['nothing', 'toString', '__proto__', 'constructor'])('refuses the unknown call "%s"', async (name) => {
    expect(await untyped.call(name, {})).toMatchObject({ ok: false, error: { code: 'invalid-arguments' } });
  });

  it('answers and logs `internal` where a handler throws what nobody foresaw', async () => {
    expect(await client.call('crash', undefined)).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(log).toHaveBeenCalledExactlyOnceWith('crash', expect.objectContaining({ code: 'internal' }));
  });

  it('does not let an answer of another shape through', async () => {
    expect(await client.call('lie', undefined)).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(log).toHaveBeenCalledOnce();
  });

  it('cancels what runs when the signal is aborted', async () => {
    const aborter = new AbortController();
    const waiting = client.call('wait', undefined, { signal: aborter.signal });
    aborter.abort();
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('asks nothing with a signal that was aborted before', async () => {
    const result = await client.call('wait', undefined, { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('answers `data-host-lost` to all that waits when the other side goes, and to what is asked later', async () => {
    const waiting = [client.call('wait', undefined), client.call('wait', undefined)];
    stop();
    for (const result of await Promise.all(waiting)) expect(result).toMatchObject({ error: { code: 'data-host-lost' } });
    expect(await client.call('double', { value: 1 })).toMatchObject({ error: { code: 'data-host-lost' } });
  });

  it('cancels what runs when the asking side goes', async () => {
    const aborted = new Promise<void>((resolve) => {
      const [port1, port2] = nodeChannel();
      const watched: Handlers<typeof calls> = {
        ...handlers,
        wait: (_, { signal }) =>
          new Promise((answer) => {
            signal.addEventListener('abort', () => {
              answer('stopped');
              resolve();
            });
            other.close();
          }),
      };
      serve(port1, calls, watched, log);
      const other = createClient(port2, calls);
      void other.call('wait', undefined);
    });
    await aborted;
  });

  it('leaves messages alone that are no part of it', async () => {
    const [port1, port2] = nodeChannel();
    const end = serve(port1, calls, handlers, log);
    const other = createClient(port2, calls);
    port1.post({ type: 'ready' });
    port2.post('noise');
    port2.post({ type: 'request', id: 'x' });
    expect(await other.call('double', { value: 4 })).toEqual({ ok: true, value: 8 });
    end();
  });
});

describe('the types of handlers', () => {
  it('want one handler for every call of a table', () => {
    expectTypeOf<keyof Handlers<HostCalls>>().toEqualTypeOf<keyof HostCalls>();
    expectTypeOf<keyof Handlers<WindowCalls>>().toEqualTypeOf<keyof WindowCalls>();
    expectTypeOf<keyof Handlers<PictureCalls>>().toEqualTypeOf<keyof PictureCalls>();
    expectTypeOf<Omit<Handlers<typeof calls>, 'wait'>>().not.toExtend<Handlers<typeof calls>>();
  });
});
