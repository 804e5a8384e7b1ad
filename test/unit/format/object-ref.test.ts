import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathOfRef, refOfPath } from '../../../src-main/format';

/** Names as a disk can hold them, with all that has a meaning in an address. */
const name = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '%',
        '#',
        '?',
        '%2F',
        '%2e',
        ' ',
        '\t',
        '\n',
        '\\',
        ':',
        '@',
        '~',
        '.',
        '&',
        '"',
        "'",
        'ß',
        'é',
        'é',
        '日',
        '🧠',
      ),
      fc.string({ unit: 'grapheme' }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => !/[/\0]/.test(text) && !['', '.', '..'].includes(text));
const path = fc.array(name, { maxLength: 5 }).map((names) => `/${names.join('/')}`);

describe('a reference to a file', () => {
  it('is an address that says the path', () => {
    expect(refOfPath('/data/session1.spy/session1_raw.analog')).toBe('file:///data/session1.spy/session1_raw.analog');
    expect(pathOfRef('file:///data/session1.spy/session1_raw.analog')).toBe('/data/session1.spy/session1_raw.analog');
  });

  it('comes back as the same path, whatever the names', () => {
    fc.assert(fc.property(path, (given) => pathOfRef(refOfPath(given)) === given));
  });

  it('is one for one path: no other text means it', () => {
    fc.assert(
      fc.property(path, fc.nat(), fc.constantFrom('%25', '%2E', '/', '?', '#', '%', ' '), (given, at, more) => {
        const ref = refOfPath(given);
        const cut = 'file:///'.length + (at % (ref.length - 'file:///'.length + 1));
        const changed = ref.slice(0, cut) + more + ref.slice(cut);
        return pathOfRef(changed) !== given;
      }),
    );
  });

  it('of any text either means nothing or is what the path would be given', () => {
    const text = fc.array(
      fc.constantFrom('a', '/', '.', '..', '%2f', '%2F', '%2e', '%41', '%c3%9f', '%', '?', '#', '\\', 'ß', ' '),
    );
    fc.assert(
      fc.property(text, (parts) => {
        const ref = `file:///${parts.join('')}`;
        const meant = pathOfRef(ref);
        return meant === null || refOfPath(meant) === ref;
      }),
    );
  });

  it.each([
    'file:///data/../etc/passwd',
    'file:///data/%2e%2e/etc/passwd',
    'file:///data/./k.analog',
    'file:///data/',
    'file:///data//k.analog',
    'file:///data%2Fk.analog',
    'file:///data%5Ck%2fanalog',
    'file:///d%61ta',
    'file:///data?k',
    'file:///data#k',
    'file:///data?',
    'file:///data#',
    'file://localhost/data',
    'file://host/data',
    'file:/data',
    'FILE:///data',
    ' file:///data',
    'file:///gr\u00f6\u00dfe',
    'file:///gr%c3%b6%c3%9fe',
    'file:///%00',
    'file:///%E0%A4%A',
    'http://host/data',
    'spydesk://app/data',
    'data:text/plain,k',
    '/data',
    'data',
    '',
  ])('means nothing as %j', (ref) => {
    expect(pathOfRef(ref)).toBeNull();
  });
});
