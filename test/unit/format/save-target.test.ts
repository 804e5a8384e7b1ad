import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dataClass,
  DATA_CLASS_NAMES,
  placeOf,
  resolveTarget,
  type ResolvedTarget,
  type SaveRequest,
  type TargetContext,
} from '../../../src-main/format';
import { filenameParserTakes } from './filename-parser';
import { anyText } from './json-trees';

const base: TargetContext = {
  dataclass: 'AnalogData',
  ownPath: null,
  currentFolder: '/work',
  home: '/home/me',
  platform: 'linux',
};

function resolved(request: SaveRequest, change: Partial<TargetContext> = {}): ResolvedTarget {
  const result = resolveTarget(request, { ...base, ...change });
  if (!result.ok) throw new Error(`${result.error.message} ${result.error.hint}`);
  return result.value;
}

function dataOf(request: SaveRequest, change: Partial<TargetContext> = {}): string {
  return resolved(request, change).target.data;
}

/** The sentence tells the reason apart, so the reason is looked up by the sentence that it alone has. */
function refused(request: SaveRequest, change: Partial<TargetContext> = {}): { message: string; field: string | undefined } {
  const result = resolveTarget(request, { ...base, ...change });
  if (result.ok) throw new Error(`was taken: ${result.value.target.data}`);
  expect(result.error.code).toBe('invalid-name');
  return { message: `${result.error.message} ${result.error.hint}`, field: result.error.field };
}

describe('where a save goes', () => {
  it.each<[SaveRequest, string]>([
    [{ container: 'c' }, '/work/c.spy/c.analog'],
    [{ container: 'c.spy' }, '/work/c.spy/c.analog'],
    [{ container: 'c.spy/' }, '/work/c.spy/c.analog'],
    [{ container: 'c///' }, '/work/c.spy/c.analog'],
    [{ container: '/data/a.b/c' }, '/data/a.b/c.spy/c.analog'],
    [{ container: '../c' }, '/c.spy/c.analog'],
    [{ container: './sub/../c' }, '/work/c.spy/c.analog'],
    [{ container: '~/c' }, '/home/me/c.spy/c.analog'],
    [{ container: '~bob' }, '/work/~bob.spy/~bob.analog'],
    [{ container: 'outer.spy/c' }, '/work/outer.spy/c.spy/c.analog'],
    [{ container: 'c', tag: 't' }, '/work/c.spy/c_t.analog'],
    [{ container: 'c', tag: '_t' }, '/work/c.spy/c__t.analog'],
    [{ container: 'c', tag: 'two words' }, '/work/c.spy/c_two words.analog'],
    [{ filename: 'f' }, '/work/f.analog'],
    [{ filename: 'f.analog' }, '/work/f.analog'],
    [{ filename: 'f.analog.info' }, '/work/f.analog'],
    [{ filename: '~/x/f' }, '/home/me/x/f.analog'],
    [{ filename: 'a.b/f' }, '/work/a.b/f.analog'],
    [{ filename: 'f', tag: 'ignored.even/so' }, '/work/f.analog'],
    [{ filename: 'c.spy/c_t' }, '/work/c.spy/c_t.analog'],
    [{ filename: 'cat.spy/cats' }, '/work/cat.spy/cats.analog'],
    [{ container: 'Gro\u0308ße' }, '/work/Größe.spy/Größe.analog'],
    [{ filename: 'Gro\u0308ße' }, '/work/Größe.analog'],
    [{ container: '記録', tag: '🙂' }, '/work/記録.spy/記録_🙂.analog'],
  ])('%j goes to %s', (request, data) => {
    expect(resolved(request)).toMatchObject({
      target: { data, info: `${data}.info`, folder: posix.dirname(data) },
      isOwn: false,
    });
  });

  it('takes the extension of the class', () => {
    for (const dataclass of DATA_CLASS_NAMES) {
      expect(dataOf({ container: 'c' }, { dataclass })).toBe(`/work/c.spy/c${dataClass(dataclass).extension}`);
    }
  });

  it('tells the container and the tag', () => {
    expect(resolved({ container: 'c', tag: 't' }).target).toMatchObject({ container: 'c.spy', tag: 't' });
    expect(resolved({ container: 'c' }).target).toMatchObject({ container: 'c.spy', tag: null });
    expect(resolved({ filename: 'cat.spy/cats' }).target).toMatchObject({ container: 'cat.spy', tag: 's' });
    expect(resolved({ filename: 'f' }).target).toMatchObject({ container: null, tag: null });
  });

  it('saves without arguments onto the object itself, whatever its name', () => {
    for (const ownPath of [
      '/d/c.spy/c_t.analog',
      '/d/a.b.analog',
      '/d/f.analog',
      '/d/c.spy/c_.analog',
      '/d/dots.spy/dots_t.x.analog',
    ]) {
      expect(resolved({}, { ownPath })).toMatchObject({ target: { data: ownPath }, isOwn: true });
    }
    expect(refused({}).message).toContain('Neither a container');
  });

  it("saves with a tag alone into the object's container", () => {
    expect(dataOf({ tag: 't' }, { ownPath: '/d/c.spy/c_old.analog' })).toBe('/d/c.spy/c_t.analog');
    expect(dataOf({ tag: 't' }, { ownPath: '/d/Gro\u0308.spy/Gro\u0308.analog' })).toBe('/d/Gro\u0308.spy/Gro\u0308_t.analog');
    expect(refused({ tag: 't' }, { ownPath: '/d/f.analog' })).toMatchObject({ field: 'tag' });
    expect(refused({ tag: 't' }, { ownPath: '/d/.spy/f.analog' })).toMatchObject({ field: 'tag' });
    expect(refused({ tag: 't' })).toMatchObject({ field: 'tag', message: expect.stringContaining('needs a container') });
  });

  it('takes a name that is not written anew only for the object itself', () => {
    expect(resolved({ filename: 'a.b.analog' }, { ownPath: '/work/a.b.analog' }).isOwn).toBe(true);
    expect(resolved({ filename: '/work/a.b.analog.info' }, { ownPath: '/work/a.b.analog' }).isOwn).toBe(true);
    expect(refused({ filename: 'a.b.analog' }, { ownPath: '/other/a.b.analog' }).message).toContain('more than one extension');
    const dotted = '/work/dots.spy/dots_t.x.analog';
    expect(resolved({ container: 'dots', tag: 't.x' }, { ownPath: dotted }).isOwn).toBe(true);
    expect(resolved({ tag: 't.x' }, { ownPath: dotted }).isOwn).toBe(true);
    expect(refused({ tag: 't.y' }, { ownPath: dotted })).toMatchObject({ field: 'tag' });
    const empty = '/work/c.spy/c_.analog';
    expect(resolved({ container: 'c.spy', tag: '' }, { ownPath: empty }).isOwn).toBe(true);
    expect(resolved({ filename: 'c.spy/c_' + '.analog' }, { ownPath: empty }).isOwn).toBe(true);
    expect(refused({ container: 'c.spy', tag: '' })).toMatchObject({ field: 'tag' });
  });
});

describe('what a save refuses by its names', () => {
  it.each<[SaveRequest, string, string]>([
    [{ container: 'c', filename: 'f' }, 'both given', 'filename'],
    [{ container: '' }, 'is empty', 'container'],
    [{ container: '  ' }, 'is empty', 'container'],
    [{ container: '/' }, 'is empty', 'container'],
    [{ container: '~' }, 'is empty', 'container'],
    [{ container: '.spy' }, 'is empty', 'container'],
    [{ container: 'sub/.spy/' }, 'is empty', 'container'],
    [{ container: ' .spy' }, 'is empty', 'container'],
    [{ container: '.' }, 'begins with a dot', 'container'],
    [{ container: 'a/..' }, 'begins with a dot', 'container'],
    [{ container: '../' }, 'begins with a dot', 'container'],
    [{ container: '.c' }, 'begins with a dot', 'container'],
    [{ container: '.c.spy' }, 'begins with a dot', 'container'],
    [{ container: '..spy' }, 'begins with a dot', 'container'],
    [{ container: 'a.b' }, 'cannot hold a dot', 'container'],
    [{ container: 'a.b.spy' }, 'cannot hold a dot', 'container'],
    [{ container: 'c.' }, 'cannot hold a dot', 'container'],
    [{ container: 'c.spy.spy' }, 'cannot hold a dot', 'container'],
    [{ container: 'c.spy/c.analog' }, 'cannot hold a dot', 'container'],
    [{ container: 'K.SPY' }, 'Write it as K.spy', 'container'],
    [{ container: 'k.Spy/' }, 'Write it as k.spy', 'container'],
    [{ container: 'a\nb' }, 'control character', 'container'],
    [{ container: 'a\x7fb' }, 'control character', 'container'],
    [{ container: 'a\x9fb' }, 'control character', 'container'],
    [{ container: 'a\u2028b' }, 'control character', 'container'],
    [{ container: 'x\0/c' }, 'control character', 'container'],
    [{ container: 'a\ud800' }, 'not valid Unicode', 'container'],
    [{ container: '\udc00/c' }, 'not valid Unicode', 'container'],
    [{ container: 'x'.repeat(244) }, 'too long', 'container'],
    [{ container: 'ü'.repeat(124) }, 'too long', 'container'],
    [{ container: 'c', tag: '' }, 'is empty', 'tag'],
    [{ container: 'c', tag: ' ' }, 'is empty', 'tag'],
    [{ container: 'c', tag: 'a.b' }, 'cannot hold a dot', 'tag'],
    [{ container: 'c', tag: '.' }, 'cannot hold a dot', 'tag'],
    [{ container: 'c', tag: 'a/b' }, 'path separator', 'tag'],
    [{ container: 'c', tag: '../x' }, 'path separator', 'tag'],
    [{ container: 'c', tag: 'a\\b' }, 'path separator', 'tag'],
    [{ container: 'c', tag: 'a\tb' }, 'control character', 'tag'],
    [{ container: 'c', tag: '\udfff' }, 'not valid Unicode', 'tag'],
    [{ container: 'c', tag: 't'.repeat(242) }, 'too long', 'tag'],
    [{ filename: '' }, 'is empty', 'filename'],
    [{ filename: ' ' }, 'is empty', 'filename'],
    [{ filename: '/' }, 'is empty', 'filename'],
    [{ filename: 'sub/' }, 'is empty', 'filename'],
    [{ filename: 'f.analog/' }, 'is empty', 'filename'],
    [{ filename: '.analog' }, 'is empty', 'filename'],
    [{ filename: '.analog.info' }, 'is empty', 'filename'],
    [{ filename: '..' }, 'begins with a dot', 'filename'],
    [{ filename: '.f' }, 'begins with a dot', 'filename'],
    [{ filename: '.f.analog' }, 'begins with a dot', 'filename'],
    [{ filename: 'x.txt' }, 'Use .analog', 'filename'],
    [{ filename: 'x.spike' }, 'Use .analog', 'filename'],
    [{ filename: 'x.spike.info' }, 'Use .analog', 'filename'],
    [{ filename: 'x.info' }, 'Use .analog', 'filename'],
    [{ filename: 'a.b' }, 'Use .analog', 'filename'],
    [{ filename: 'c.spy' }, 'Use .analog', 'filename'],
    [{ filename: 'f.' }, 'Use .analog', 'filename'],
    [{ filename: 'a.b.analog' }, 'more than one extension', 'filename'],
    [{ filename: 'a.b.analog.info' }, 'more than one extension', 'filename'],
    [{ filename: 'a.analog.analog' }, 'more than one extension', 'filename'],
    [{ filename: 'a.b.c' }, 'more than one extension', 'filename'],
    [{ filename: 'f.Analog' }, 'Write it as f.analog', 'filename'],
    [{ filename: 'f.ANALOG.INFO' }, 'Write it as f.analog', 'filename'],
    [{ filename: 'c.spy/d' }, 'Begin the file name with c', 'filename'],
    [{ filename: 'c.spy/C' }, 'Begin the file name with c', 'filename'],
    [{ filename: 'c.spy/c_' }, 'is empty', 'filename'],
    [{ filename: 'f\r' }, 'control character', 'filename'],
    [{ filename: 'f'.repeat(244) }, 'too long', 'filename'],
    [{ filename: `${'long/'.repeat(900)}f` }, 'too long', 'filename'],
  ])('%j: %s', (request, sentence, field) => {
    const refusal = refused(request);
    expect(refusal.message).toContain(sentence);
    expect(refusal.field).toBe(field);
  });

  it('takes the longest name that fits, .info included', () => {
    expect(resolved({ filename: 'f'.repeat(243) }).target.info).toHaveLength('/work/'.length + 255);
    expect(resolved({ filename: 'ü'.repeat(243) }, { platform: 'darwin' }).target.info).toHaveLength('/work/'.length + 255);
    expect(refused({ filename: 'ü'.repeat(122) }).message).toContain('too long');
  });
});

describe('names and other systems', () => {
  const windows: Partial<TargetContext> = { platform: 'win32', currentFolder: 'C:\\work', home: 'C:\\Users\\me' };

  it.each(['a<b', 'a>b', 'a"b', 'a|b', 'a?b', 'a*b', 'a:b', 'c ', 'CON', 'nul', 'com1', 'LPT9', 'com²'])(
    'refuses %j on Windows, and warns elsewhere',
    (name) => {
      expect(refused({ filename: name }, windows).message).toContain('Windows');
      expect(refused({ container: name }, windows).message).toContain('Windows');
      expect(resolved({ filename: name }).warnings.map(({ code }) => code)).toEqual(['windows-name']);
      expect(resolved({ container: name }).warnings.map(({ code }) => code)).toContain('windows-name');
    },
  );

  it('refuses a tag that Windows does not take', () => {
    expect(refused({ container: 'c', tag: 'a?' }, windows)).toMatchObject({ field: 'tag' });
    expect(resolved({ container: 'c', tag: 'a?' }).warnings.map(({ code }) => code)).toEqual(['windows-name']);
  });

  it('reads Windows paths', () => {
    expect(dataOf({ container: 'c\\' }, windows)).toBe('C:\\work\\c.spy\\c.analog');
    expect(dataOf({ filename: '~\\f' }, windows)).toBe('C:\\Users\\me\\f.analog');
    expect(dataOf({ filename: 'D:/x/c.spy/c_t.analog' }, windows)).toBe('D:\\x\\c.spy\\c_t.analog');
    expect(refused({ container: 'C:\\' }, windows).message).toContain('is empty');
  });

  it("warns where the path of a container defeats Syncopy's glob", () => {
    for (const container of ['a[1]/c', 'c[1]', 'what?/c', '*/c']) {
      expect(resolved({ container }).warnings.map(({ code }) => code)).toContain('glob-characters');
    }
    expect(resolved({ filename: 'a[1]/f' }).warnings).toEqual([]);
    expect(resolved({ container: 'c', tag: 'plain' }).warnings).toEqual([]);
  });
});

describe('for every name', () => {
  const typed = fc.oneof(
    anyText,
    fc
      .array(fc.constantFrom('.', '/', '~', 'c', '.spy', '_', 'ü', 'u\u0308', '.analog', '.info', ' ', 'C', '*', '..', '\\'), {
        maxLength: 8,
      })
      .map((parts) => parts.join('')),
  );
  const request: fc.Arbitrary<SaveRequest> = fc.oneof(
    fc.record({ container: typed }),
    fc.record({ container: typed, tag: typed }),
    fc.record({ filename: typed }),
  );

  it('a target is a .EXT file and its .info, beside each other, as filename_parser would read them', () => {
    fc.assert(
      fc.property(request, fc.constantFrom(...DATA_CLASS_NAMES), (typedRequest, dataclass) => {
        const result = resolveTarget(typedRequest, { ...base, dataclass });
        if (!result.ok) return;
        const { target } = result.value;
        expect(posix.extname(target.data)).toBe(dataClass(dataclass).extension);
        expect(posix.basename(target.data).split('.')).toHaveLength(2);
        expect(target.info).toBe(`${target.data}.info`);
        expect(posix.normalize(target.data)).toBe(target.data);
        expect(target.folder).toBe(posix.dirname(target.data));
        expect(placeOf(target.data, 'linux')).toMatchObject({ container: target.container, tag: target.tag });
        for (const path of [target.data, target.info]) expect(filenameParserTakes(path)).toEqual({ tag: target.tag });
        if (target.container !== null) expect(filenameParserTakes(target.folder)).toEqual({ tag: null });
      }),
      { numRuns: 2000 },
    );
  });

  it('a container goes into the folder that was asked for, one level below it, and a file into its own', () => {
    fc.assert(
      fc.property(request, (typedRequest) => {
        const result = resolveTarget(typedRequest, base);
        if (!result.ok) return;
        const given = (typedRequest.container ?? typedRequest.filename ?? '').replace(/^~(?=\/)/, base.home);
        const asked = posix.dirname(posix.resolve(base.currentFolder, given));
        const { folder } = result.value.target;
        expect(typedRequest.filename === undefined ? posix.dirname(folder) : folder).toBe(asked);
      }),
      { numRuns: 1000 },
    );
  });

  it('a target that is typed again is the same target', () => {
    fc.assert(
      fc.property(request, (typedRequest) => {
        const first = resolveTarget(typedRequest, base);
        if (!first.ok) return;
        const { target } = first.value;
        for (const filename of [target.data, target.info]) {
          const again = resolveTarget({ filename }, base);
          expect(again.ok ? again.value.target : again.error).toEqual(target);
        }
        if (typedRequest.container === undefined) return;
        const tag = target.tag === null ? {} : { tag: target.tag };
        const again = resolveTarget({ container: target.folder, ...tag }, base);
        expect(again.ok ? again.value.target : again.error).toEqual(target);
      }),
      { numRuns: 1000 },
    );
  });
});
