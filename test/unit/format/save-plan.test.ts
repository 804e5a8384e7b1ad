import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  judgeTarget,
  nextFreeTarget,
  targetOf,
  type DiskFacts,
  type FolderFacts,
  type NamedEntry,
  type Platform,
  type SavePlan,
} from '../../../src-main/format';

const linux = { platform: 'linux' } as const satisfies { platform: Platform };

function foldersOf(folder: string, absentFrom = Infinity): FolderFacts[] {
  const names = folder.split('/').slice(1);
  return names.map((name, index) => {
    const isThere = index < absentFrom;
    return { path: `/${names.slice(0, index + 1).join('/')}`, kind: isThere ? 'folder' : 'absent', name: isThere ? name : null };
  });
}

function file(name: string): NamedEntry {
  return { name, kind: 'file' };
}

function factsOf(folder: string, change: Partial<DiskFacts> = {}): DiskFacts {
  return { folders: foldersOf(folder), entries: [], caseInsensitive: false, access: 'writable', ...change };
}

function judged(data: string, facts: DiskFacts, overwrite = false) {
  return judgeTarget(targetOf(data, linux), facts, { overwrite, ...linux });
}

function plan(data: string, facts: DiskFacts, overwrite = false): SavePlan {
  const result = judged(data, facts, overwrite);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

function refusal(data: string, facts: DiskFacts, overwrite = false) {
  const result = judged(data, facts, overwrite);
  if (result.ok) throw new Error('was planned');
  return result.error;
}

const target = '/d/c.spy/c.analog';

describe('planning a save', () => {
  it('creates where nothing is', () => {
    expect(plan(target, factsOf('/d/c.spy'))).toEqual({
      mode: 'create',
      target: targetOf(target, linux),
      newFolders: [],
      replacesLink: false,
      warnings: [],
    });
  });

  it('names the folders to be made, outermost first', () => {
    const facts = factsOf('/d/new/c.spy', { folders: foldersOf('/d/new/c.spy', 1) });
    expect(plan('/d/new/c.spy/c.analog', facts).newFolders).toEqual(['/d/new', '/d/new/c.spy']);
  });

  it('makes new folders in NFC and keeps existing ones byte for byte', () => {
    const folders: FolderFacts[] = [
      { path: '/ü', kind: 'folder', name: 'u\u0308' },
      { path: '/ü/o\u0308', kind: 'absent', name: null },
    ];
    expect(plan('/ü/o\u0308/f.analog', factsOf('/x', { folders })).target.data).toBe('/u\u0308/\u00f6/f.analog');
  });

  it("begins the file with the existing container's own spelling", () => {
    const folders: FolderFacts[] = [{ path: '/Größe.spy', kind: 'folder', name: 'Gro\u0308ße.spy' }];
    const planned = plan('/Größe.spy/Größe_ä.analog', factsOf('/x', { folders })).target;
    expect(planned.data).toBe('/Gro\u0308ße.spy/Gro\u0308ße_ä.analog');
    expect(planned).toMatchObject({ container: 'Gro\u0308ße.spy', tag: 'ä' });
  });

  it('takes letters from the disk where the file system ignores their case', () => {
    const folders: FolderFacts[] = [{ path: '/Cat.spy', kind: 'folder', name: 'cat.spy' }];
    const facts = factsOf('/x', { folders, caseInsensitive: true, entries: [file('cat_T.analog')] });
    expect(refusal('/Cat.spy/Cat_t.analog', facts)).toMatchObject({ code: 'exists', path: '/cat.spy/cat_T.analog' });
    expect(plan('/Cat.spy/Cat_t.analog', facts, true)).toMatchObject({
      mode: 'replace',
      target: { data: '/cat.spy/cat_T.analog' },
    });
  });

  it('refuses a folder that Syncopy would not take for a container', () => {
    const folders: FolderFacts[] = [{ path: '/k.spy', kind: 'folder', name: 'K.SPY' }];
    expect(refusal('/k.spy/k.analog', factsOf('/x', { folders, caseInsensitive: true }))).toMatchObject({ code: 'invalid-name' });
    const found: FolderFacts[] = [{ path: '/K.SPY', kind: 'folder', name: 'k.spy' }];
    const facts = factsOf('/x', { folders: found, caseInsensitive: true });
    expect(refusal('/K.SPY/x.analog', facts)).toMatchObject({ code: 'invalid-name', field: 'filename' });
    expect(plan('/K.SPY/kx.analog', facts).target).toMatchObject({ container: 'k.spy', tag: 'x' });
    const absent: FolderFacts[] = [{ path: '/K.SPY', kind: 'absent', name: null }];
    expect(refusal('/K.SPY/x.analog', factsOf('/x', { folders: absent })).hint).toContain('K.spy');
  });

  it('asks before it replaces, one file or both', () => {
    for (const entries of [[file('c.analog')], [file('c.analog.info')], [file('c.analog'), file('c.analog.info')]]) {
      expect(refusal(target, factsOf('/d/c.spy', { entries }))).toMatchObject({ code: 'exists', field: 'container' });
      expect(plan(target, factsOf('/d/c.spy', { entries }), true)).toMatchObject({ mode: 'replace', target: { data: target } });
    }
  });

  it('finds an existing name in another form of Unicode and keeps its spelling', () => {
    const entries = [file('u\u0308.analog'), file('u\u0308.analog.info')];
    expect(refusal('/d/ü.analog', factsOf('/d', { entries })).code).toBe('exists');
    expect(plan('/d/ü.analog', factsOf('/d', { entries }), true).target.info).toBe('/d/u\u0308.analog.info');
    const both = [...entries, file('ü.analog')];
    expect(plan('/d/ü.analog', factsOf('/d', { entries: both }), true).target.data).toBe('/d/ü.analog');
    expect(plan('/d/ü.analog', factsOf('/d', { entries: [file('u\u0308.analog.info')] }), true).target.data).toBe(
      '/d/u\u0308.analog',
    );
  });

  it('takes A and a for two names where the file system does', () => {
    expect(plan('/d/f.analog', factsOf('/d', { entries: [file('F.analog')] })).mode).toBe('create');
  });

  it('says where a link would be replaced', () => {
    expect(plan(target, factsOf('/d/c.spy', { entries: [{ name: 'c.analog', kind: 'link' }] }), true).replacesLink).toBe(true);
  });

  it('never replaces a folder, a device or a pipe', () => {
    for (const name of ['c.analog', 'c.analog.info']) {
      const folder = factsOf('/d/c.spy', { entries: [{ name, kind: 'folder' }] });
      expect(refusal(target, folder, true)).toMatchObject({ code: 'is-folder', path: `/d/c.spy/${name}` });
      const pipe = factsOf('/d/c.spy', { entries: [{ name, kind: 'other' }] });
      expect(refusal(target, pipe, true)).toMatchObject({ code: 'is-device', path: `/d/c.spy/${name}` });
    }
  });

  it('refuses a file where a folder should be', () => {
    const folders: FolderFacts[] = [
      { path: '/d', kind: 'folder', name: 'd' },
      { path: '/d/c.spy', kind: 'file', name: 'c.spy' },
    ];
    expect(refusal(target, factsOf('/x', { folders }))).toMatchObject({
      code: 'not-folder',
      path: '/d/c.spy',
      field: 'container',
    });
  });

  it('refuses a place that cannot be written to', () => {
    const absent = foldersOf('/d/c.spy', 1);
    expect(refusal(target, factsOf('/x', { folders: absent, access: 'no-permission' }))).toMatchObject({
      code: 'no-permission',
      path: '/d',
    });
    expect(refusal(target, factsOf('/d/c.spy', { access: 'read-only' })).code).toBe('read-only');
  });

  it.each(['a\nb', '\ud800', ' ', 'x'.repeat(256)])('refuses to make a folder called %j', (name) => {
    const folders = [...foldersOf('/d'), { path: `/d/${name}`, kind: 'absent', name: null } as const];
    expect(refusal(`/d/${name}/f.analog`, factsOf('/x', { folders })).code).toBe('invalid-name');
  });

  it('makes a hidden folder where the user asks for one', () => {
    const folders = [...foldersOf('/d'), { path: '/d/.cache', kind: 'absent', name: null } as const];
    expect(plan('/d/.cache/f.analog', factsOf('/x', { folders })).newFolders).toEqual(['/d/.cache']);
  });

  it('saves onto the object itself whatever its name', () => {
    const entries = [file('c_t.x.analog'), file('c_t.x.analog.info')];
    const planned = plan('/d/c.spy/c_t.x.analog', factsOf('/d/c.spy', { entries }), true);
    expect(planned).toMatchObject({ mode: 'replace', target: { data: '/d/c.spy/c_t.x.analog', tag: 't.x' } });
  });

  it('sees a name that is too long only as the disk spells it', () => {
    const stem = 'ü'.repeat(80);
    const folders: FolderFacts[] = [{ path: `/${stem}.spy`, kind: 'folder', name: `${'u\u0308'.repeat(80)}.spy` }];
    expect(plan(`/${stem}.spy/${stem}.analog`, factsOf('/x', { folders })).target.data).toContain('u\u0308');
    expect(refusal(`/${stem}.spy/${stem}_1234.analog`, factsOf('/x', { folders })).code).toBe('invalid-name');
  });

  it('never leaves the folder that was asked for', () => {
    const name = fc.string({ minLength: 1, maxLength: 6 }).filter((text) => !/[/\0]/.test(text) && !/^\.{1,2}$/.test(text));
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 4 }),
        name,
        fc.nat(5),
        fc.array(name),
        (names, stem, absentFrom, others) => {
          const folder = `/${names.join('/')}`;
          const facts = factsOf(folder, { folders: foldersOf(folder, absentFrom), entries: others.map(file) });
          const result = judged(`${folder}/${stem}.analog`, facts, true);
          if (!result.ok) return;
          const { target: placed, newFolders } = result.value;
          expect(placed.folder.normalize('NFC')).toBe(folder.normalize('NFC'));
          expect(posix.dirname(placed.data)).toBe(placed.folder);
          expect(placed.info).toBe(`${placed.data}.info`);
          for (const made of newFolders) expect(`${placed.folder}/`.startsWith(`${made}/`)).toBe(true);
        },
      ),
    );
  });
});

describe('keeping both', () => {
  function next(data: string, names: readonly string[], caseInsensitive = false): string | undefined {
    return nextFreeTarget(targetOf(data, linux), names, { ...linux, caseInsensitive })?.data;
  }

  it.each<[string, string[], string]>([
    ['/d/c.spy/c.analog', ['c.analog'], '/d/c.spy/c_2.analog'],
    ['/d/c.spy/c_t.analog', ['c_t.analog'], '/d/c.spy/c_t_2.analog'],
    ['/d/c.spy/c_t.analog', ['c_t_2.analog', 'c_t_3.analog.info'], '/d/c.spy/c_t_4.analog'],
    ['/d/cat.spy/cats.analog', [], '/d/cat.spy/cat_s_2.analog'],
    ['/d/c.spy/c_.analog', [], '/d/c.spy/c_2.analog'],
    ['/d/c.spy/c_t.x.analog', [], '/d/c.spy/c_t_x_2.analog'],
    ['/d/f.analog', ['f_2.analog'], '/d/f_3.analog'],
    ['/d/a.b.analog', [], '/d/a_b_2.analog'],
  ])('%s beside %j gives %s', (data, names, expected) => {
    expect(next(data, names)).toBe(expected);
  });

  it('minds letters where the file system does not', () => {
    expect(next('/d/f.analog', ['F_2.ANALOG'], true)).toBe('/d/f_3.analog');
    expect(next('/d/f.analog', ['F_2.ANALOG'], false)).toBe('/d/f_2.analog');
  });

  it('offers nothing where no such name can be written', () => {
    expect(next('/d/a.b.spy/a.b.analog', [])).toBeUndefined();
    expect(next(`/d/${'f'.repeat(243)}.analog`, [])).toBeUndefined();
  });
});
