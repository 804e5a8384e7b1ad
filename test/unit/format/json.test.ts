import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isIntegerToken,
  isJsonList,
  isJsonMap,
  isJsonNumber,
  JSON_LIMITS,
  jsonNumber,
  numberOf,
  parseJson,
  writeJson,
  type JsonValue,
} from '../../../src-main/format';
import { jsonTree } from './json-trees';

function parsed(text: string): JsonValue {
  const result = parseJson(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function reasonOf(text: string): string {
  const result = parseJson(text, '/x.info');
  if (result.ok) throw new Error(`was read: ${text.slice(0, 50)}`);
  expect(result.error.code).toBe('info-invalid');
  expect(result.error.path).toBe('/x.info');
  return result.error.message;
}

describe('reading JSON', () => {
  it('keeps every number as the text writes it', () => {
    const tokens = ['1000.0', '1e+22', 'NaN', 'Infinity', '-Infinity', '1152921504606846977', '-0', '5e-324', '1E5'];
    expect(parsed(`[${tokens.join(', ')}]`)).toEqual(tokens.map((token) => ({ token })));
  });

  it('lets the last of two equal keys win, in the place of the first', () => {
    expect(writeJson(parsed('{"a": 1, "b": 2, "a": 3}'))).toBe('{\n    "a": 3,\n    "b": 2\n}');
  });

  it('takes no key for special', () => {
    const value = parsed('{"__proto__": {"polluted": true}, "constructor": 1}');
    expect(isJsonMap(value) && [...value.keys()]).toEqual(['__proto__', 'constructor']);
    expect('polluted' in {}).toBe(false);
  });

  it('keeps the order of keys that look like integers', () => {
    expect(writeJson(parsed('{"2": 0, "1": 0}'))).toBe('{\n    "2": 0,\n    "1": 0\n}');
  });

  it('reads escapes, pairs of surrogates and a lone one', () => {
    expect(parsed('"\\u00fc\\ud83d\\ude42\\ud800 \\/\\b\\f\\n\\r\\t\\"\\\\"')).toBe('ü🙂\ud800 /\b\f\n\r\t"\\');
  });

  it.each([
    ['', 'it is empty'],
    [' \n ', 'it is empty'],
    ['\uFEFF{}', 'byte order mark'],
    ['{', 'a name in double quotes'],
    ['[1', 'a comma or ] is missing'],
    ['[1,]', 'a value is missing'],
    ['{"a": 1,}', 'a name in double quotes'],
    ['{"a" 1}', 'a colon'],
    ['{"a":', 'cut off'],
    ['[1 2]', 'a comma'],
    ['{} {}', 'more text'],
    ['"abc', 'no end'],
    ['"a\nb"', 'control character'],
    ['"\\x"', 'escape'],
    ['"\\u12g4"', 'escape'],
    ['01', 'more text'],
    ['+1', 'a value is missing'],
    ['.5', 'a value is missing'],
    ['1.', 'more text'],
    ['-', 'a value is missing'],
    ['nul', 'a value is missing'],
    ['True', 'a value is missing'],
    ["{'a': 1}", 'a name in double quotes'],
    ['[1, // no\n2]', 'a value is missing'],
    ['hello', 'a value is missing'],
  ])('refuses %j', (text, reason) => {
    expect(reasonOf(text)).toContain(reason);
  });

  it('says the line and the column', () => {
    expect(reasonOf('{\n    "a": 1,\n    "b": x\n}')).toContain('line 3, column 10');
  });

  it('refuses what is nested too deeply, without running out of stack', () => {
    expect(isJsonList(parsed('['.repeat(JSON_LIMITS.depth) + ']'.repeat(JSON_LIMITS.depth)))).toBe(true);
    expect(reasonOf('['.repeat(JSON_LIMITS.depth + 1))).toContain('too deeply');
    expect(reasonOf('{"a":'.repeat(1_000_000))).toContain('too deeply');
  });

  it('refuses a number beyond what Python reads', () => {
    expect(isJsonNumber(parsed('9'.repeat(JSON_LIMITS.numberLength)))).toBe(true);
    expect(reasonOf('9'.repeat(JSON_LIMITS.numberLength + 1))).toContain('too long');
  });

  it('refuses sooner what takes more memory', () => {
    const maps = (count: number): string => `[${'{},'.repeat(count)}0]`;
    expect(isJsonList(parsed(maps(JSON_LIMITS.nodes / 4 - 1)))).toBe(true);
    expect(reasonOf(maps(JSON_LIMITS.nodes / 4))).toContain('too many');
  });

  it('refuses more values than an .info can hold', () => {
    expect(reasonOf(`[${'0,'.repeat(JSON_LIMITS.nodes)}0]`)).toContain('too many');
  });

  it('never throws, whatever the text', () => {
    const jsonish = fc.array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', 'u00e9', '1', '-', 'NaN', 'null', ' ', '\n'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          jsonish.map((parts) => parts.join('')),
        ),
        (text) => {
          expect(typeof parseJson(text).ok).toBe('boolean');
        },
      ),
    );
  });
});

describe('writing JSON', () => {
  it('indents by 4, escapes all but ASCII and writes empty lists and objects in short', () => {
    const value = new Map<string, JsonValue>([
      ['ä', ['\x7f\x80\u2028🙂\ud800/', [], new Map()]],
      ['n', null],
    ]);
    expect(writeJson(value)).toBe(
      '{\n    "\\u00e4": [\n        "\\u007f\\u0080\\u2028\\ud83d\\ude42\\ud800/",\n        [],\n        {}\n    ],\n    "n": null\n}',
    );
  });

  it('gives back every tree, and the same text again', () => {
    fc.assert(
      fc.property(jsonTree, (tree) => {
        const text = writeJson(tree);
        expect(parsed(text)).toEqual(tree);
        expect(writeJson(parsed(text))).toBe(text);
        expect(/^[\n -~]*$/.test(text)).toBe(true);
      }),
    );
  });
});

describe('numbers', () => {
  it.each([
    [1000, '1000.0'],
    [1e22, '1e+22'],
    [5e-324, '5e-324'],
    [1e-5, '1e-05'],
    [0.0001, '0.0001'],
    [1e15, '1000000000000000.0'],
    [1e16, '1e+16'],
    [123456789012345680, '1.2345678901234568e+17'],
    [-0, '-0.0'],
    [0.1, '0.1'],
    [1.5e-7, '1.5e-07'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [NaN, 'NaN'],
    [-Infinity, '-Infinity'],
  ])('writes the float %d as Python does', (value, token) => {
    expect(jsonNumber(value, 'float').token).toBe(token);
  });

  it('writes ints of any size in digits', () => {
    expect(jsonNumber(2n ** 60n + 1n, 'int').token).toBe('1152921504606846977');
    expect(jsonNumber(1e21, 'int').token).toBe('1000000000000000000000');
    expect(() => jsonNumber(1.5, 'int')).toThrow(RangeError);
  });

  it('tells ints from floats and reads both', () => {
    expect(isIntegerToken({ token: '-12' })).toBe(true);
    expect(isIntegerToken({ token: '12.0' })).toBe(false);
    expect(isIntegerToken({ token: 'NaN' })).toBe(false);
    expect(numberOf({ token: '1e+22' })).toBe(1e22);
    expect(numberOf({ token: 'NaN' })).toBeNaN();
    expect(numberOf({ token: '-Infinity' })).toBe(-Infinity);
  });

  it('reads back every float that it writes', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(numberOf(jsonNumber(value, 'float'))).toBe(value);
      }),
    );
  });
});
