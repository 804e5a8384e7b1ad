import { describe, expect, it, vi } from 'vitest';
import { imageOf, joinedOpenings, openingOfSecondStart, openingOfWords, wordsOfOpening } from '../../../src-main/desktop';

vi.mock('electron', () => import('./electron'));

const pathsOf = (...words: string[]): string[] => openingOfWords(words, '/here', false).paths;

describe('the words of a start', () => {
  it('are paths, counted from the folder where they were typed', () => {
    expect(pathsOf('k.spy', 'a/k.analog', '../up', '/data/k.spy', '.')).toEqual([
      '/here/k.spy',
      '/here/a/k.analog',
      '/up',
      '/data/k.spy',
      '/here',
    ]);
  });

  it('ask for nothing where there are none', () => {
    expect(openingOfWords([], '/here', false)).toEqual({ paths: [], sample: false, newWindow: false });
    expect(pathsOf('')).toEqual([]);
  });

  it('may be switches of Chromium, Electron and Node, which are no paths', () => {
    expect(pathsOf('--no-sandbox', '-psn_0_1', '--user-data-dir=/tmp/u', 'k.spy')).toEqual(['/here/k.spy']);
    expect(pathsOf('-r', '/loader.cjs', '--require', 'b.cjs', '--import', 'c.mjs', 'k.spy')).toEqual(['/here/k.spy']);
  });

  it('are all paths after two dashes', () => {
    expect(pathsOf('a', '--', '-k.spy', '--sample', '--', '-r')).toEqual([
      '/here/a',
      '/here/-k.spy',
      '/here/--sample',
      '/here/--',
      '/here/-r',
    ]);
  });

  it('ask for the sample by a switch, which no path is taken for', () => {
    expect(openingOfWords(['--sample'], '/here', false)).toEqual({ paths: [], sample: true, newWindow: false });
    expect(openingOfWords(['--sample', 'k.spy'], '/here', false)).toEqual({
      paths: ['/here/k.spy'],
      sample: true,
      newWindow: false,
    });
    expect(openingOfWords(['sample'], '/here', false)).toEqual({ paths: ['/here/sample'], sample: false, newWindow: false });
    expect(openingOfWords(['--', '--sample'], '/here', false).sample).toBe(false);
  });

  it('ask for a window of their own by a switch', () => {
    expect(openingOfWords(['--new-window', 'k.spy'], '/here', false)).toEqual({
      paths: ['/here/k.spy'],
      sample: false,
      newWindow: true,
    });
    expect(openingOfWords(['--', '--new-window'], '/here', false)).toMatchObject({ newWindow: false });
  });

  it('may be addresses of files, as a file manager writes them', () => {
    expect(pathsOf('file:///data/gr%C3%B6%C3%9Fe%20%23.spy')).toEqual(['/data/größe #.spy']);
    expect(pathsOf('file://host/data')).toEqual(['/here/file:/host/data']);
    expect(pathsOf('file:///a%2Fb')).toEqual(['/here/file:/a%2Fb']);
  });

  it('keep the slash that says that a folder is meant, not the container of that name', () => {
    expect(pathsOf('data/', '/x/data//', 'file:///x/data/', '/', './')).toEqual([
      '/here/data/',
      '/x/data/',
      '/x/data/',
      '/',
      '/here/',
    ]);
    expect(pathsOf('odd\\')).toEqual(['/here/odd\\']);
  });

  it('begin with the folder of the program where it was started from a checkout', () => {
    const words = ['--no-sandbox', '-r', 'loader.cjs', '.', '--sample', '.', 'k.spy'];
    expect(openingOfWords(words, '/here', true)).toEqual({ paths: ['/here', '/here/k.spy'], sample: true, newWindow: false });
    expect(openingOfWords(['/program'], '/here', true).paths).toEqual([]);
  });
});

describe('the words of a start in place of another', () => {
  const opening = { paths: ['/here/-k.spy', '/here/data/', '/here/--sample'], sample: true, newWindow: true };

  it('open what is asked for, and nothing of what the other was to open', () => {
    for (const words of [[], ['a.spy'], ['--sample', 'a.spy', '--', 'b.spy', '-c'], ['--new-window', '--no-sandbox']]) {
      expect(openingOfWords(wordsOfOpening(opening, words, false), '/there', false)).toEqual(opening);
      const nothing = { paths: [], sample: false, newWindow: false };
      expect(openingOfWords(wordsOfOpening(nothing, words, false), '/there', false)).toEqual(nothing);
    }
  });

  it('have its switches, and the folder of the program where it was started from a checkout', () => {
    const words = ['--no-sandbox', '-r', 'loader.cjs', '/program', '--sample', '--user-data-dir=/u', 'k.spy', '--', '--odd'];
    const anew = wordsOfOpening(opening, words, true);
    expect(anew.slice(0, 5)).toEqual(['--no-sandbox', '-r', 'loader.cjs', '/program', '--user-data-dir=/u']);
    expect(openingOfWords(anew, '/there', true)).toEqual(opening);
  });
});

describe('an AppImage', () => {
  const variables = { APPIMAGE: '/apps/Spydesk.AppImage', APPDIR: '/tmp/.mount_Spyd' };

  it('is told by its variables, where the program lies in it', () => {
    expect(imageOf('/tmp/.mount_Spyd/spydesk', variables)).toBe('/apps/Spydesk.AppImage');
  });

  it('is no other program that ran this one', () => {
    expect(imageOf('/opt/Spydesk/spydesk', variables)).toBeNull();
    expect(imageOf('/opt/Spydesk/spydesk', {})).toBeNull();
  });
});

describe('a second start', () => {
  it('hands over what it was to open', () => {
    const opening = openingOfWords(['--sample', 'k.spy'], '/there', false);
    expect(openingOfSecondStart(JSON.parse(JSON.stringify(opening)))).toEqual(opening);
  });

  it.each([
    [null],
    [undefined],
    ['/data'],
    [{}],
    [{ paths: '/data', sample: true, newWindow: false }],
    [{ paths: [1], sample: false, newWindow: false }],
  ])('opens nothing where it says %j', (data) => {
    expect(openingOfSecondStart(data)).toEqual({ paths: [], sample: false, newWindow: false });
  });

  it('adds to what is still to be opened, in its order', () => {
    const first = { paths: ['/a'], sample: false, newWindow: false };
    expect(joinedOpenings([first, { paths: ['/b', '/c'], sample: true, newWindow: false }, first])).toEqual({
      paths: ['/a', '/b', '/c', '/a'],
      sample: true,
      newWindow: false,
    });
    expect(joinedOpenings([])).toEqual({ paths: [], sample: false, newWindow: false });
  });
});
