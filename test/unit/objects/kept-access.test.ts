import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles, type Files } from '../../../src-main/files';
import { portError } from '../files/failing-files';
import { contentOf, copyPair, fixtures, opened, save, saveTools, scratchFolder, streamed, toolsOn } from './saving';

const tools = saveTools();
const path = scratchFolder();
const SOURCE = `${fixtures}/containers/loose.analog`;

/** An old pair with these modes at the target. */
function oldPair(data: number, info = data): string {
  const target = copyPair('containers/session1.spy/session1_lfp.analog', path('k.analog'));
  chmodSync(target, data);
  chmodSync(`${target}.info`, info);
  return target;
}

function modesOf(target: string): number[] {
  return [target, `${target}.info`].map((file) => statSync(file).mode & 0o777);
}

async function saveOver(target: string, files: Files = nodeFiles, via = (source: Awaited<ReturnType<typeof opened>>) => source) {
  return save(toolsOn(files, tools), via(await opened(tools, SOURCE)), { filename: target }, { replace: true });
}

describe('a pair that replaces another', () => {
  it.each([
    [0o600, 0o600],
    [0o640, 0o640],
    [0o664, 0o604],
    [0o444, 0o444],
  ])('has its modes, each file that of its own (%o, %o)', async (data, info) => {
    const target = oldPair(data, info);
    await saveOver(target);
    expect(modesOf(target)).toEqual([data, info]);
  });

  it('has its modes when it is streamed, too', async () => {
    const target = oldPair(0o640, 0o600);
    await save(tools, streamed(await opened(tools, SOURCE)), { filename: target }, { replace: true });
    expect(modesOf(target)).toEqual([0o640, 0o600]);
  });

  it('is read by nobody in between who may not read the old one', async () => {
    const target = oldPair(0o600);
    const seen: number[] = [];
    const files: Files = {
      ...nodeFiles,
      copyFile: async (from, to) => {
        await nodeFiles.copyFile(from, to);
        seen.push(statSync(dirname(to)).mode & 0o077);
      },
    };
    await saveOver(target, files);
    expect(seen).toEqual([0]);
  });
});

describe('a new pair', () => {
  it('has the modes of the user’s mask, whatever those of the source are', async () => {
    const source = copyPair('containers/loose.analog', path('private.analog'));
    for (const file of [source, `${source}.info`]) chmodSync(file, 0o400);
    writeFileSync(path('fresh'), '');
    const fresh = statSync(path('fresh')).mode & 0o777;
    const { data } = await save(tools, await opened(tools, source), { filename: path('new') });
    expect(modesOf(data)).toEqual([fresh, fresh]);
  });
});

const FOREIGN_GROUP = 4242;

/** A disk on which the target is of a group of which the user may be a member. */
function diskWithGroup(target: string, isMember: boolean): Files {
  const given = new Set([target, `${target}.info`]);
  return {
    ...nodeFiles,
    facts: async (file) => {
      const facts = await nodeFiles.facts(file);
      return facts !== null && given.has(file) ? { ...facts, gid: FOREIGN_GROUP } : facts;
    },
    setGroup: async (file, _uid, gid) => {
      await Promise.resolve();
      if (!isMember || gid !== FOREIGN_GROUP) throw portError('EPERM', file);
      given.add(file);
    },
  };
}

describe('a group', () => {
  it('is handed on with all that it may do, where the user is a member', async () => {
    const target = oldPair(0o664, 0o640);
    await saveOver(target, diskWithGroup(target, true));
    expect(modesOf(target)).toEqual([0o664, 0o640]);
  });

  it.each([
    [0o664, 0o644],
    [0o640, 0o600],
    [0o604, 0o604],
  ])(
    'that cannot be handed on is no reason to lose the save, and no other gets its rights (%o becomes %o)',
    async (old, mode) => {
      const target = oldPair(old);
      await saveOver(target, diskWithGroup(target, false));
      expect(modesOf(target)).toEqual([mode, mode]);
    },
  );
});

describe('a disk that refuses to change modes', () => {
  const refusing: Files = { ...nodeFiles, setMode: (file) => Promise.reject(portError('EPERM', file)) };

  it('takes a save all the same', async () => {
    const source = copyPair('containers/loose.analog', path('source.analog'));
    for (const file of [source, `${source}.info`]) chmodSync(file, 0o644);
    const target = oldPair(0o666);
    await save(toolsOn(refusing, tools), await opened(tools, source), { filename: target }, { replace: true });
    for (const mode of modesOf(target)) expect(mode & ~0o666).toBe(0);
  });

  it('takes none that would show a private object to others', async () => {
    const target = oldPair(0o600);
    const before = contentOf(path());
    await expect(saveOver(target, refusing)).rejects.toMatchObject({ problem: { code: 'no-permission' } });
    expect(contentOf(path())).toEqual(before);
  });
});
