import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ObjectDescription } from '../../../src-main/format';
import { applied, fixtureObject, refused } from './objects';

const recording = fixtureObject('tokens.analog.info');

/** A recording of one channel. */
function labelled(label: string): ObjectDescription {
  return { ...recording, data: { ...recording.data, shape: [600, 1] }, labels: { channel: [label] } };
}

/** What a label becomes. */
function replaced(label: string, find: string, replace: string): string | undefined {
  const command = { do: 'replace-in-labels', dimension: 'channel', find, replace, regex: true } as const;
  return applied(labelled(label), command).labels['channel']?.[0];
}

function faultOf(find: string, label = 'aaaa'): string {
  return refused(labelled(label), { do: 'replace-in-labels', dimension: 'channel', find, replace: 'x', regex: true }).message;
}

describe('a regular expression for labels', () => {
  it.each([
    ['ch12', '\\d+', '<$&>', 'ch<12>'],
    ['LFP_03', '_0*(\\d+)', '-$1', 'LFP-3'],
    ['abcabc', 'b|c', '', 'aa'],
    ['a.b', '\\.', '$$', 'a$b'],
    ['aaa', 'a{2}', 'x', 'xa'],
    ['aaa', 'a{2,}', 'x', 'x'],
    ['aaaa', 'a{1,3}?', 'x', 'xxxx'],
    ['a{b}', '{b}', 'x', 'ax'],
    ['abc', 'x*', '-', '-a-b-c-'],
    ['V4 left', '\\s(\\w)\\w+', '_$1', 'V4_l'],
    ['[x]', '[\\[\\]]', '', 'x'],
    ['a-z', '[a-]', 'Q', 'QQz'],
    ['tone tones', '\\btone\\b', 'x', 'x tones'],
    ['größe', '[^a-z]', '?', 'gr??e'],
    ['a🧠b', '.', 'x', 'xxx'],
    ['a🧠b', '\\x{1f9e0}', '!', 'a!b'],
    ['xAx', '\\x41', 'B', 'xBx'],
    ['ab', '(a)|(b)', '[$1$2]', '[a][b]'],
  ])('turns %j by %j and %j into %j', (label, find, replace, expected) => {
    expect(replaced(label, find, replace)).toBe(expected);
  });

  it.each([
    ['a(', 'missing closing ) (a()'],
    ['a)', 'unexpected ) (a))'],
    ['[a', 'missing closing ] ([a)'],
    ['*a', 'missing argument to repetition operator (*)'],
    ['a**', 'invalid nested repetition operator (**)'],
    ['a{3,2}', 'invalid repeat count ({3,2})'],
    ['a{2000}', 'invalid repeat count ({2000})'],
    ['(?=a)', 'invalid or unsupported Perl syntax ((?=)'],
    ['(a)\\1', 'invalid escape sequence (\\1)'],
    ['a\\', 'trailing backslash at end of expression'],
    ['\\q', 'invalid escape sequence (\\q)'],
    ['[z-a]', 'invalid character class range (z-a)'],
    ['((a{500}){500}){500}', 'invalid repeat count ({500})'],
    [`${'('.repeat(1500)}a${')'.repeat(1500)}`, 'nests too deeply'],
  ])('%j is refused, and it says where', (find, message) => {
    expect(faultOf(find)).toContain(message);
  });

  it.each(['(a+)+$', '(a|a)*b', '(a*)*b', '(a|aa)+$', '.*.*.*.*.*.*x', '(?:a?){500}a{500}b'])(
    'that would keep others busy for ever ends at once: %s',
    (find) => {
      const started = performance.now();
      expect(faultOf(find, `${'a'.repeat(400)}!`)).toMatch(/no label of "channel" is changed|takes too long/);
      expect(performance.now() - started).toBeLessThan(10_000);
    },
  );

  it('that takes too many steps is refused', () => {
    expect(faultOf('(?:[ab]?){1000}c', 'a'.repeat(60_000))).toContain('takes too long');
  });

  it('finds what JavaScript finds', () => {
    const solid = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\d', '1', 'é');
    const set = fc.oneof(solid, fc.constantFrom('^', '$', '\\b', '\\B', ''));
    const times = fc.constantFrom('', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,2}?', '{1,}');
    const { pattern } = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
      atom: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        set,
        // What is repeated takes a character at least: JavaScript goes on searching where a turn takes none, and RE2 ends there.
        fc.tuple(solid, tie('pattern'), times).map(([first, rest, count]) => `(?:${first}(?:${rest}))${count}`),
        fc.tuple(tie('pattern')).map(([inner]) => `(${inner})`),
      ),
      pattern: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        tie('atom'),
        fc.tuple(tie('atom'), tie('atom')).map(([one, two]) => one + two),
        fc.tuple(tie('pattern'), tie('pattern')).map(([one, two]) => `${one}|${two}`),
      ),
    }));
    // JavaScript finds an edge amid a character of two units; that is left out.
    const label = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', 'b', '1', 'é', '-') });
    fc.assert(
      fc.property(pattern, label, (find, text) => {
        fc.pre(find !== '');
        const expected = text.replaceAll(new RegExp(find, 'gu'), '<$&>');
        fc.pre(expected !== text);
        expect(replaced(text, find, '<$&>')).toBe(expected);
      }),
      { numRuns: 3_000 },
    );
  });
});
