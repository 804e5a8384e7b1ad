import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestMessage } from '../../../src-main/contract';
import { HostProcess } from '../../../src-main/desktop';
import { started, type PlayedProcess } from './electron';
import { refusedWith } from './fake-desk';

vi.mock('electron', () => import('./electron'));

/** The process that was started last. */
function latest(): PlayedProcess {
  const process = started.at(-1);
  if (process === undefined) throw new Error('No process was started.');
  return process;
}

describe('the data host, as main sees it', () => {
  const write = vi.fn<(where: string, text: string) => void>();
  const onRestarted = vi.fn<() => void>();
  const folderChanged = vi.fn<(owner: string, ref: string) => void>();
  let host: HostProcess;

  beforeEach(() => {
    started.length = 0;
    write.mockClear();
    onRestarted.mockClear();
    folderChanged.mockClear();
    host = new HostProcess(
      'data-host.js',
      'drafts',
      { write, problem: () => undefined },
      { restarted: onRestarted, folderChanged },
    );
    host.start();
  });

  const ready = (): boolean => latest().emit('message', { type: 'ready' });
  const close = () => host.call('closeObject', { objectId: 'object 1' });
  /** Lets everything run that waits for nothing but its turn. */
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  function requests(): RequestMessage[] {
    return latest().told as RequestMessage[];
  }

  it('is started once, and asked only when it is ready', async () => {
    const asked = close();
    await turn();
    expect(latest().told).toEqual([]);
    ready();
    await turn();
    expect(requests()).toMatchObject([{ type: 'request', call: 'closeObject', args: { objectId: 'object 1' } }]);
    latest().emit('message', { type: 'result', id: requests()[0]?.id, result: { ok: true, value: undefined } });
    expect(await asked).toEqual({ ok: true, value: undefined });
    expect(started).toHaveLength(1);
    expect(onRestarted).not.toHaveBeenCalled();
  });

  it('ends what it was asked with data-host-lost when it dies, is started again, and that is told', async () => {
    ready();
    const asked = close();
    await turn();
    latest().emit('exit', 134);
    expect(await asked).toMatchObject(refusedWith('data-host-lost'));
    expect(started).toHaveLength(2);
    expect(onRestarted).not.toHaveBeenCalled();
    ready();
    await turn();
    expect(onRestarted).toHaveBeenCalledOnce();
    expect(write).toHaveBeenCalledWith('data host', 'ended with code 134');
  });

  it('does not spin when it dies before it is ready: the next call tries again', async () => {
    const asked = close();
    latest().emit('exit', 1);
    expect(await asked).toMatchObject(refusedWith('data-host-lost'));
    await turn();
    expect(started).toHaveLength(1);
    const next = close();
    expect(started).toHaveLength(2);
    latest().emit('exit', 1);
    expect(await next).toMatchObject(refusedWith('data-host-lost'));
    expect(onRestarted).not.toHaveBeenCalled();
  });

  it('tells that it was lost also where its first new start failed', async () => {
    ready();
    latest().emit('exit', 134);
    latest().emit('exit', 1);
    await turn();
    expect(onRestarted).not.toHaveBeenCalled();
    void close();
    expect(started).toHaveLength(3);
    ready();
    await turn();
    expect(onRestarted).toHaveBeenCalledOnce();
  });

  it('has its problems written down', () => {
    latest().emit('message', { type: 'problem', call: 'list', detail: 'TypeError: x' });
    latest().emit('message', { type: 'strange' });
    expect(write.mock.calls).toEqual([['data host, list', 'TypeError: x']]);
  });

  it('has told which folder of which window was changed', () => {
    latest().emit('message', { type: 'folder-changed', owner: 'window 1', ref: 'file:///c.spy' });
    expect(folderChanged.mock.calls).toEqual([['window 1', 'file:///c.spy']]);
  });

  it('is not started again once the program ends', async () => {
    ready();
    await turn();
    host.stop();
    expect(await close()).toMatchObject(refusedWith('data-host-lost'));
    expect(await host.connectPictures('window 1')).toBeNull();
    expect(started).toHaveLength(1);
    expect(onRestarted).not.toHaveBeenCalled();
  });
});
