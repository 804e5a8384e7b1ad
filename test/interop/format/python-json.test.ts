import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson, pythonString, writeJson, type JsonValue } from '../../../src-main/format';
// The trees of the unit tests, so that Python judges the same ones.
import { anyText, jsonTree, pythonNumber } from '../../unit/format/json-trees';

/** Any Python 3: its own json is all that is asked. */
const PYTHON = process.env['SPYDESK_PYTHON'] ?? 'python3';

/** Runs a script over a list of texts: `answers = [f(text) for text in texts]`, all as JSON with ASCII alone. */
function python(expression: string, texts: readonly string[]): unknown[] {
  const script = `
import json, sys, ast
def refuses(text):
    try:
        json.loads(text)
        return False
    except ValueError:
        return True
texts = json.load(sys.stdin)
json.dump([${expression} for text in texts], sys.stdout)
`;
  const answer = execFileSync(PYTHON, ['-c', script], {
    input: writeJson([...texts]),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return JSON.parse(answer) as unknown[];
}

describe('JSON, as Python sees it', () => {
  const trees: readonly JsonValue[] = fc.sample(jsonTree, 500);
  const texts = trees.map(writeJson);

  it('is what json.dumps(indent=4) writes for the same value', () => {
    expect(python('json.dumps(json.loads(text), indent=4)', texts)).toEqual(texts);
  });

  it('is read to the same value from any layout that Python writes', () => {
    const compact = python('json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))', texts);
    for (const [index, text] of compact.entries()) {
      const read = parseJson(String(text));
      expect(read.ok ? read.value : read.error).toEqual(trees[index]);
    }
  });

  it('has the numbers that repr gives', () => {
    const tokens = fc.sample(pythonNumber, 2000).map(({ token }) => token);
    expect(python('json.dumps(json.loads(text))', tokens)).toEqual(tokens);
  });

  it('is refused where Python refuses it, and taken where Python takes it', () => {
    const parts = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '\\',
      '\\u00e9',
      '\\n',
      '1',
      '-',
      '0',
      '.5',
      'e',
      'NaN',
      'null',
      ' ',
      '\n',
      '\t',
      '\uFEFF',
      '\x00',
    ];
    const jsonish = fc.array(fc.constantFrom(...parts), { maxLength: 8 }).map((chosen) => chosen.join(''));
    const wild = [
      ...fc.sample(jsonish, 5000),
      ...fc.sample(anyText, 500),
      ...fc.sample(
        anyText.map((text) => `"${text}"`),
        500,
      ),
    ];
    const refused = python('refuses(text)', wild);
    expect(wild.filter((text, index) => parseJson(text).ok === refused[index])).toEqual([]);
  });
});

describe('a Python string literal', () => {
  it('means the text that it was made of', () => {
    const all = fc.sample(anyText, 1000);
    expect(python('ast.literal_eval(text)', all.map(pythonString))).toEqual(all);
  });
});
