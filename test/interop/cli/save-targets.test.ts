import { readdirSync, symlinkSync, lstatSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge, judgeSameAs } from '../../judge/judge';
import { answerOf, spydesk } from './command';
import { copyFixture, fixtures, snapshot } from './folders';
import { freshFolders } from './fresh-folders';

const source = join(fixtures, 'containers/session1.spy/session1_lfp.analog');

/** A folder of its own for each save, named as `INIT_CWD`. */
const freshFolder = freshFolders();

async function save(folder: string, from: string, ...words: string[]): Promise<unknown> {
  return answerOf(['save', from, ...words], { env: { INIT_CWD: folder, HOME: join(folder, 'home') } });
}

function pair(folder: string, name: string): unknown {
  return { data: join(folder, name), info: join(folder, `${name}.info`) };
}

describe('where a save goes', () => {
  it.each<[string[], string]>([
    [['--container', 'c'], 'c.spy/c.analog'],
    [['--container', 'c.spy'], 'c.spy/c.analog'],
    [['--container', 'c.spy/'], 'c.spy/c.analog'],
    [['--container', 'c.spy', '--tag', 't'], 'c.spy/c_t.analog'],
    [['--container', 'c', '--tag', 't'], 'c.spy/c_t.analog'],
    [['--filename', 'f'], 'f.analog'],
    [['--filename', 'f.analog'], 'f.analog'],
    [['--filename', 'f.analog.info'], 'f.analog'],
    [['--filename', 'f', '--tag', 'ignored'], 'f.analog'],
    [['--filename', 'new/and/deeper/f'], 'new/and/deeper/f.analog'],
    [['--container', 'new/and/deeper/c'], 'new/and/deeper/c.spy/c.analog'],
    [['--filename', '~/f'], 'home/f.analog'],
    [['--container', '~/c'], 'home/c.spy/c.analog'],
    [['--filename', 'c.spy/c_t'], 'c.spy/c_t.analog'],
    [['--container', 'Gro\u0308ße 記録'], 'Größe 記録.spy/Größe 記録.analog'],
    [['--container=-c', '--tag=-t'], '-c.spy/-c_-t.analog'],
  ])('%j: %s', async (words, name) => {
    const folder = freshFolder();
    expect(await save(folder, source, ...words)).toEqual(pair(folder, name));
    const files = Object.entries(snapshot(folder)).filter(([, state]) => state.startsWith('file '));
    expect(files.map(([path]) => path)).toEqual([name, `${name}.info`]);
    expect(judge(join(folder, name))).toEqual([]);
    expect(judgeSameAs(source, join(folder, name))).toEqual([]);
  });

  it('a tag goes into a container that is there, beside what is in it', async () => {
    const folder = freshFolder();
    const container = copyFixture('awkward/cat.spy', folder);
    const before = snapshot(container);
    await save(folder, source, '--container', 'cat.spy', '--tag', 'new');
    expect(snapshot(container)).toMatchObject(before);
    expect(readdirSync(container)).toContain('cat_new.analog.info');
    expect(judge(join(container, 'cat_new.analog'))).toEqual([]);
  });

  it("a tag alone goes into the object's own container", async () => {
    const folder = freshFolder();
    const container = copyFixture('containers/session1.spy', folder);
    expect(await save(folder, join(container, 'session1_lfp.analog'), '--tag', 'second')).toEqual(
      pair(container, 'session1_second.analog'),
    );
    expect(judgeSameAs(source, join(container, 'session1_second.analog'))).toEqual([]);
  });

  it.each(['containers/session1.spy/session1_lfp.analog', 'containers/loose.analog', 'awkward/a.b.analog'])(
    'nothing but --overwrite goes onto the object itself: %s',
    async (name) => {
      const folder = freshFolder();
      const parts = name.split('/').slice(1);
      copyFixture(name.split('/').slice(0, 2).join('/'), folder);
      const own = join(folder, ...parts);
      expect(await save(folder, own, '--overwrite')).toEqual({ data: own, info: `${own}.info` });
      expect(judge(own)).toEqual([]);
      expect(judgeSameAs(join(fixtures, name), own)).toEqual([]);
      expect(readdirSync(join(own, '..')).filter((entry) => entry.startsWith('.'))).toEqual([]);
    },
  );

  it('--overwrite replaces what is there, and a link but not what it names', async () => {
    const folder = freshFolder();
    await save(folder, join(fixtures, 'containers/loose.analog'), '--filename', 'f');
    await save(folder, join(fixtures, 'containers/loose.analog'), '--filename', 'named');
    const named = readFileSync(join(folder, 'named.analog'));
    symlinkSync('named.analog', join(folder, 'link.analog'));
    symlinkSync('named.analog.info', join(folder, 'link.analog.info'));
    for (const name of ['f', 'link']) {
      await save(folder, source, '--filename', name, '--overwrite');
      expect(judgeSameAs(source, join(folder, `${name}.analog`))).toEqual([]);
    }
    expect(lstatSync(join(folder, 'link.analog')).isSymbolicLink()).toBe(false);
    expect(readFileSync(join(folder, 'named.analog')).equals(named)).toBe(true);
  });

  it('--select chooses one object of a container, with a tag or without', async () => {
    const folder = freshFolder();
    const container = join(fixtures, 'containers/session1.spy');
    await save(folder, container, '--select', 'sorted.spike', '--container', 'c');
    await save(folder, container, '--select', '.analog', '--container', 'c');
    expect(readdirSync(join(folder, 'c.spy'))).toEqual(['c.analog', 'c.analog.info', 'c.spike', 'c.spike.info']);
    expect(judge(join(folder, 'c.spy'))).toEqual([]);
  });

  it('a container with one sound object needs no --select', async () => {
    const folder = freshFolder();
    expect(await save(folder, join(fixtures, 'awkward/stray.spy'), '--container', 'sound')).toEqual(
      pair(folder, 'sound.spy/sound.analog'),
    );
    expect(await save(folder, join(fixtures, 'containers/int16'), '--container', 'again')).toEqual(
      pair(folder, 'again.spy/again.analog'),
    );
  });

  it('prints the two files for people, and warns of a name that Syncopy or Windows will not like', async () => {
    const folder = freshFolder();
    const { status, stdout, stderr } = await spydesk(['save', source, '--container', join(folder, 'what?')]);
    expect(status).toBe(0);
    expect(stdout.split('\n').map((path) => basename(path))).toEqual(['what?.analog', 'what?.analog.info', '']);
    expect(stderr.split('\n').filter((line) => line.startsWith('warning: '))).toHaveLength(2);
  });
});
