import { describe, expect, it } from 'vitest';
import { problemOf, type Problem } from '../../../src-main/errors';
import { nodeFiles, type Files } from '../../../src-main/files';
import { startTask, unwatched, type TaskContext } from '../../../src-main/tasks';
import { portError } from '../files/failing-files';
import { copyPair, opened, save, saveTools, scratchFolder, toolsOn } from './saving';

const path = scratchFolder();
const tools = saveTools();

/** How a save over a pair that is there ends on a disk; it must not end well. */
async function failure(files: Files, task: TaskContext = unwatched()): Promise<Problem> {
  const source = await opened(tools, copyPair('containers/loose.analog', path('source.analog')));
  copyPair('containers/loose.analog', path('old.analog'));
  const request = { filename: path('old') };
  return save(toolsOn(files, tools), source, request, { replace: true }, task).then(
    () => expect.fail('the save went well'),
    problemOf,
  );
}

describe('a save that fails', () => {
  it.each([
    ['ENOSPC', 'no-space'],
    ['EDQUOT', 'no-space'],
    ['EFBIG', 'no-space'],
    ['EIO', 'io-error'],
    ['EACCES', 'no-permission'],
    ['EROFS', 'read-only'],
  ])('before its commit (%s) says that nothing was changed', async (errno, code) => {
    const files: Files = { ...nodeFiles, copyFile: (_, to) => Promise.reject(portError(errno, to)) };
    expect(await failure(files)).toMatchObject({ code, outcome: 'Nothing was changed.' });
  });

  it('and is taken back after its commit says the same', async () => {
    const files: Files = {
      ...nodeFiles,
      hardLink: (_, to) => Promise.reject(portError('EIO', to)),
      rename: (from, to) => (from.endsWith('new.data') ? Promise.reject(portError('EIO', to)) : nodeFiles.rename(from, to)),
    };
    expect(await failure(files)).toMatchObject({ code: 'io-error', outcome: 'Nothing was changed.' });
  });

  it('and cannot be taken back at once says when it is', async () => {
    let isDead = false;
    const files: Files = {
      ...nodeFiles,
      rename: (from, to) => {
        isDead ||= from === path('old.analog.info');
        return isDead ? Promise.reject(portError('EIO', to)) : nodeFiles.rename(from, to);
      },
    };
    const { code, outcome } = await failure(files);
    expect(code).toBe('io-error');
    expect(outcome).toMatch(/^Nothing is lost; .* when the folder is next opened\.$/);
  });

  it('on a full disk says how much it lacks, and where', async () => {
    const files: Files = { ...nodeFiles, space: async (folder) => ({ ...(await nodeFiles.space(folder)), freeBytes: 1_000 }) };
    const { message, outcome } = await failure(files);
    expect(`${message} ${outcome ?? ''}`).toMatch(
      /^The disk is full\. Nothing was changed; \d+\.\d kB more are needed on \/\S+\.$/,
    );
  });

  it('on a disk that fills up meanwhile says how much it lacks then', async () => {
    let freeBytes = 1e9;
    const files: Files = {
      ...nodeFiles,
      space: async (folder) => ({ ...(await nodeFiles.space(folder)), freeBytes }),
      copyFile: (_, to) => {
        freeBytes = 0;
        return Promise.reject(portError('ENOSPC', to));
      },
    };
    expect(await failure(files)).toMatchObject({
      code: 'no-space',
      outcome: expect.stringMatching(/^Nothing was changed; [\d.]+ kB more are needed on /) as unknown,
    });
  });

  it('since it was cancelled says so', async () => {
    const task = startTask((context) => {
      setTimeout(() => task.cancel(), 0);
      return new Promise<Problem>((resolve) => {
        context.signal.addEventListener('abort', () => resolve(failure(nodeFiles, context)));
      });
    });
    expect(await task.result).toMatchObject({ value: { code: 'cancelled', outcome: 'Nothing was changed.' } });
  });
});
