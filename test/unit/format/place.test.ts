import { describe, expect, it } from 'vitest';
import { belongsInContainer, containerStem, findName, loadNameCandidates, placeOf } from '../../../src-main/format';

describe('where a file lies', () => {
  it.each([
    ['/d/c.spy/c.analog', 'c.spy', null, 'c', '.analog'],
    ['/d/c.spy/c_t.analog', 'c.spy', 't', 'c_t', '.analog'],
    ['/d/c.spy/c_t.analog.info', 'c.spy', 't', 'c_t', '.analog'],
    ['/d/cat.spy/cats.analog', 'cat.spy', 's', 'cats', '.analog'],
    ['/d/c.spy/c_.analog', 'c.spy', '', 'c_', '.analog'],
    ['/d/c.spy/c__t.analog', 'c.spy', '_t', 'c__t', '.analog'],
    ['/d/dots.spy/dots_t.x.analog', 'dots.spy', 't.x', 'dots_t.x', '.analog'],
    ['/d/c.spy/other.analog', 'c.spy', null, 'other', '.analog'],
    ['/d/a.b.analog', null, null, 'a.b', '.analog'],
    ['/d/.spy/f.event', null, null, 'f', '.event'],
    ['/d/K.SPY/k.event', null, null, 'k', '.event'],
    ['/d/f', null, null, 'f', ''],
  ])('%s', (path, container, tag, stem, extension) => {
    expect(placeOf(path, 'linux')).toEqual({ container, tag, stem, extension });
  });

  it('reads Windows paths', () => {
    expect(placeOf('C:\\d\\c.spy\\c_t.analog', 'win32')).toMatchObject({ container: 'c.spy', tag: 't' });
  });

  it('tells a container by the letters of its ending', () => {
    expect(['c.spy', 'a.b.spy', '.spy', '..spy', 'c.SPY', 'c', 'cspy'].map(containerStem)).toEqual([
      'c',
      'a.b',
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('tells a stray in a container', () => {
    expect(belongsInContainer('c_t.analog', 'c.spy')).toBe(true);
    expect(belongsInContainer('cats.analog', 'cat.spy')).toBe(true);
    expect(belongsInContainer('other.analog', 'c.spy')).toBe(false);
    expect(belongsInContainer('C.analog', 'c.spy')).toBe(false);
    expect(belongsInContainer('anything.analog', 'plain')).toBe(true);
  });
});

describe('what a path to open may mean', () => {
  const context = { currentFolder: '/work', home: '/home/me', platform: 'linux' } as const;
  it.each([
    ['c', ['folder /work/c.spy', 'folder /work/c']],
    ['c/', ['folder /work/c', 'folder /work/c.spy']],
    ['c.spy', ['folder /work/c.spy']],
    ['~/c.spy/c.analog', ['data /home/me/c.spy/c.analog', 'folder /home/me/c.spy/c.analog']],
    ['c.spy/c.analog.info', ['data /work/c.spy/c.analog', 'folder /work/c.spy/c.analog.info']],
    ['a.b', ['folder /work/a.b', 'folder /work/a.b.spy']],
    ['/', ['folder /']],
  ])('%s', (text, expected) => {
    expect(loadNameCandidates(text, context).map(({ kind, path }) => `${kind} ${path}`)).toEqual(expected);
  });
});

describe('comparing names', () => {
  it('finds the same bytes first, then the same name', () => {
    const names = ['u\u0308', 'ü', 'B'];
    expect(findName(names, 'ü', false)).toBe('ü');
    expect(findName(['u\u0308'], 'ü', false)).toBe('u\u0308');
    expect(findName(names, 'b', false)).toBeNull();
    expect(findName(names, 'b', true)).toBe('B');
    expect(findName(names, 'U\u0308', true)).toBe('u\u0308');
  });
});
