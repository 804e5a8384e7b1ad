import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problem, problemOf, SpydeskError } from '../../../src-main/errors';
import { nodeFiles } from '../../../src-main/files';
import { DAMAGE_REMARK, type ObjectSource, type SelectSpec } from '../../../src-main/format';
import { selectStored } from '../../../src-main/objects';
import { unwatched, type TaskContext } from '../../../src-main/tasks';
import { author, contentOf, copyPair, fixtures, opened, save, saveTools, scratchFolder, streamed } from './saving';

const tools = saveTools();
const path = scratchFolder();

/** Half of the channels of a recording, the first trials of events: the one is looked through while it is saved, the other before. */
const SELECTIONS: readonly (readonly [name: string, spec: SelectSpec])[] = [
  ['session1_lfp.analog', { channel: [1, 0] }],
  ['session1_stim.event', { trials: [0, 1] }],
];

/** Turns one bit of the numbers around. */
async function turnBit(data: string): Promise<void> {
  const { offset } = (await (await opened(tools, data)).rawSpan?.('data')) ?? { offset: 0 };
  const bytes = readFileSync(data);
  bytes[offset + 100] = (bytes[offset + 100] ?? 0) ^ 1;
  writeFileSync(data, bytes);
}

/** Selects from a stored object and saves that as `half`. */
async function saveHalf(data: string, spec: SelectSpec, acceptDamage = false, task: TaskContext = unwatched()) {
  const stored = await opened(tools, data);
  const { source } = await selectStored(nodeFiles, stored, spec, { author, acceptDamage }, task);
  return save(tools, source, { filename: path('half') }, {}, task);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (thrown: unknown) => problemOf(thrown).code,
  );
}

describe.each(SELECTIONS)('what is selected from %s', (name, spec) => {
  it('is not saved where the bytes fail their checksum, and nothing is left', async () => {
    const data = copyPair(`containers/session1.spy/${name}`, path(name));
    await turnBit(data);
    const before = contentOf(path());
    expect(await codeOf(saveHalf(data, spec))).toBe('damaged');
    expect(contentOf(path())).toEqual(before);
  });

  it('is saved where the user insists, and the log tells of it', async () => {
    const data = copyPair(`containers/session1.spy/${name}`, path(name));
    await turnBit(data);
    const saved = await opened(tools, (await saveHalf(data, spec, true)).data);
    expect((await saved.describe()).log).toContain(DAMAGE_REMARK);
  });

  it('is saved without a word of damage where the bytes hold', async () => {
    const data = copyPair(`containers/session1.spy/${name}`, path(name));
    const saved = await opened(tools, (await saveHalf(data, spec)).data);
    expect((await saved.describe()).log).not.toContain(DAMAGE_REMARK);
  });

  it('is not saved where the source is written meanwhile', async () => {
    const data = copyPair(`containers/session1.spy/${name}`, path(name));
    const task: TaskContext = {
      ...unwatched(),
      report: (phase) => (phase === 'writing' ? appendFileSync(data, 'more') : undefined),
    };
    expect(await codeOf(saveHalf(data, spec, false, task))).toBe('source-changed');
    expect(Object.keys(contentOf(path()))).toEqual([name, `${name}.info`]);
  });
});

/** A source that must be proved, streamed from a recording. */
async function toProve(prove: (task: TaskContext) => Promise<void>, other: Partial<ObjectSource> = {}) {
  return { ...streamed(await opened(tools, `${fixtures}/containers/session1.spy/session1_lfp.analog`)), ...other, prove };
}

/** Waits until it is told to stop. */
async function untilStopped(signal: AbortSignal | undefined): Promise<never> {
  if (signal?.aborted !== true) await new Promise((resolve) => signal?.addEventListener('abort', resolve));
  throw new SpydeskError(problem('cancelled', {}));
}

function damaged(): Promise<never> {
  return Promise.reject(new SpydeskError(problem('damaged', { reason: 'this test says so' })));
}

describe('a source that must be proved', () => {
  it('is not published before it is', async () => {
    let wasThere: boolean | null = null;
    const source = await toProve(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      wasThere = existsSync(path('half.analog'));
    });
    await save(tools, source, { filename: path('half') });
    expect(wasThere).toBe(false);
  });

  it('is read no further where it fails', async () => {
    const source = await toProve(damaged, { read: (_, signal) => untilStopped(signal) });
    expect(await codeOf(save(tools, source, { filename: path('half') }))).toBe('damaged');
    expect(contentOf(path())).toEqual({});
  });

  it('is proved no further where it cannot be read, and that is the reason', async () => {
    const source = await toProve(({ signal }) => untilStopped(signal), { read: damaged });
    expect(await codeOf(save(tools, source, { filename: path('half') }))).toBe('damaged');
    expect(contentOf(path())).toEqual({});
  });

  it('ends as cancelled where the user cancels', async () => {
    const stop = new AbortController();
    const source = await toProve(({ signal }) => {
      stop.abort();
      return untilStopped(signal);
    });
    const saved = save(tools, source, { filename: path('half') }, {}, { ...unwatched(), signal: stop.signal });
    expect(await codeOf(saved)).toBe('cancelled');
    expect(contentOf(path())).toEqual({});
  });
});
