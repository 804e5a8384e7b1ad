import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aligned, folderText, objectText, problemLine, warningLine, type ObjectFacts } from '../../../src-main/cli';
import { printable, problem, warning } from '../../../src-main/errors';

describe('a reason', () => {
  it('is one line: code, sentence with its path, hint', () => {
    expect(problemLine(problem('not-found', {}, { path: '/d/x.spy' }), { options: false })).toBe(
      'not-found: There is no such file or folder (/d/x.spy). Check the path; it may have been moved or renamed.',
    );
    expect(problemLine(problem('invalid-name', { reason: 'both-given' }), { options: true })).toBe(
      'invalid-name: A container and a file name were both given. Save either into a container or under a file name.',
    );
  });

  it('names the option that overrules it, where the command has it', () => {
    const exists = problem('exists', {}, { path: '/d/f.analog' });
    expect(problemLine(exists, { options: true })).toMatch(/, or replace it \(--overwrite\)\.$/);
    expect(problemLine(exists, { options: false })).toMatch(/, or replace it\.$/);
    const damaged = problem('damaged', { reason: 'x' }, { path: '/d/f.analog' });
    expect(problemLine(damaged, { options: true })).toContain('--accept-damage');
    expect(problemLine(damaged, { options: false })).not.toContain('--accept-damage');
  });

  it('tells of a fault of the program what the report needs', () => {
    expect(problemLine(problem('internal', {}, { detail: 'TypeError: x\n  at y' }), { options: false })).toMatch(
      /^internal: .* \(TypeError: x\)\. Please report/,
    );
  });

  it('stays one line, whatever the path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        const line = problemLine(problem('not-found', {}, { path }), { options: false });
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202e]/u);
        expect(printable(line)).toBe(line);
      }),
    );
    expect(problemLine(problem('not-found', {}, { path: '/a\nb\u001b[2J' }), { options: false })).toContain(
      '(/a\\u{a}b\\u{1b}[2J)',
    );
  });
});

describe('a warning', () => {
  it('is one line', () => {
    expect(warningLine(warning('windows-name', '/d/a?'))).toBe(
      'warning: Windows does not allow this name, so the files cannot be copied to a Windows disk (/d/a?).',
    );
  });
});

describe('columns', () => {
  it('stand one below the other, an umlaut of two code points too', () => {
    expect(
      aligned([
        ['a', 'bb', 'c'],
        ['u\u0308u\u0308', 'b', ''],
      ]),
    ).toEqual(['a   bb  c', 'u\u0308u\u0308  b']);
    expect(aligned([])).toEqual([]);
  });
});

const facts: ObjectFacts = {
  dataclass: 'AnalogData',
  filename: 'c_t.analog',
  tag: 't',
  shape: [300, 10],
  dtype: 'float32',
  dimord: ['time', 'channel'],
  trials: 3,
  samplerate: 1000,
  labels: { channel: Array.from({ length: 10 }, (_, at) => `c${at}`) },
};

describe('an object for people', () => {
  it('is a fact a line, long lists of labels cut', () => {
    expect(objectText(facts)).toBe(
      [
        'c_t.analog',
        '  class       AnalogData',
        '  tag         t',
        '  shape       time 300 x channel 10',
        '  dtype       float32',
        '  trials      3',
        '  samplerate  1000 Hz',
        '  channel     c0, c1, c2, c3, c4, c5, c6, c7, ... (10)',
        '',
      ].join('\n'),
    );
  });

  it('says what it has none of', () => {
    const text = objectText({ ...facts, tag: null, samplerate: null, shape: [24, 2, 1], labels: { unit: null } });
    expect(text).toMatch(/tag +none\n/);
    expect(text).toMatch(/samplerate +none\n/);
    expect(text).toMatch(/shape +24 x 2 x 1 \(time, channel\)\n/);
    expect(text).toMatch(/unit +none\n/);
  });
});

describe('a folder for people', () => {
  const sound = { containers: [], syncopyRefuses: false };

  it('is a table, then each faulty file with its reason', () => {
    const error = { code: 'info-missing', message: 'It has none.', hint: 'Look.' };
    expect(folderText([facts, { filename: 'c_x.analog', error }], { containers: ['b.spy'], syncopyRefuses: true })).toBe(
      [
        'file        class       tag  shape     dtype    trials  samplerate',
        'c_t.analog  AnalogData  t    300 x 10  float32  3       1000 Hz',
        '',
        'c_x.analog  info-missing  It has none.',
        '',
        'Syncopy would refuse to load this folder as a whole.',
        '',
        'Containers here: b.spy',
        '',
      ].join('\n'),
    );
  });

  it('says when there is nothing', () => {
    expect(folderText([], sound)).toBe('No objects.\n');
    expect(folderText([], { ...sound, containers: ['b.spy'] })).toBe('Containers here: b.spy\n');
  });
});
