import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTrialText, TRIAL_TEXT_LIMITS, trialTableOf, type TrialRows, type TrialText } from '../../../../src-main/format';
import { continuous, refused, rowsOf, valueOf } from './objects';

const read = (text: string): TrialText => valueOf(readTrialText(text));
const rowsIn = (text: string): TrialRows => read(text).rows;

describe('a trial table as text', () => {
  const two = [
    [0, 200, -50, 1],
    [200, 400, 0.5, 2],
  ];

  it.each<[string, string]>([
    ['commas', '0,200,-50,1\n200,400,0.5,2\n'],
    ['semicolons', '0;200;-50;1\n200;400;0.5;2'],
    ['tabs, as pasted from a spreadsheet', '0\t200\t-50\t1\n200\t400\t0.5\t2'],
    ['line ends of Windows', '0,200,-50,1\r\n200,400,0.5,2\r\n'],
    ['line ends of old', '0,200,-50,1\r200,400,0.5,2'],
    ['blank lines and blank cells of a spreadsheet', '\n0,200,-50,1\n\n \n,,,\n200,400,0.5,2\n\n\n'],
    ['quoted cells', '"0","200","-50","1"\n"200",400,"0.5",2'],
    ['spaces', ' 0, 200 ,-50 , 1\n200, 400, 0.5, 2 '],
    ['a byte order mark', '\uFEFF0,200,-50,1\n200,400,0.5,2'],
    ['numbers as numpy writes them', '0.0e+00,2.0e+02,-5.0e+01,1.0e+00\n2e2,4.E2,.5,+2'],
  ])('may have %s', (_, text) => {
    expect(read(text)).toEqual({ rows: two, names: null });
  });

  it('may begin with names, which are those of the info columns', () => {
    expect(read('start,stop,offset,side\n0,200,-50,1\n200,400,0.5,2')).toEqual({ rows: two, names: ['side'] });
    expect(read('\uFEFFBegin;End;Trigger;"left; right"\n0;200;-50;1')).toEqual({ rows: [two[0]], names: ['left; right'] });
    expect(read('start,stop,offset,\n0,200,-50,1')).toEqual({ rows: [two[0]], names: [''] });
    expect(read('start,stop,offset\n0,200,-50')).toEqual({ rows: [[0, 200, -50]], names: [] });
  });

  it('takes the columns by name where all three are named', () => {
    const text = 'trial,Stop,offset,Start,side\n0,200,-50,0,1\n1,400,0.5,200,2';
    expect(read(text)).toEqual({
      rows: [
        [0, 200, -50, 0, 1],
        [200, 400, 0.5, 1, 2],
      ],
      names: ['trial', 'side'],
    });
    expect(refused(readTrialText('stop,start,side\n200,0,1'))).toContain('"start" in another place');
    expect(refused(readTrialText('onset,start,side\n200,0,1'))).toContain('"start" in another place');
  });

  it('has empty cells as none, for the table to refuse', () => {
    expect(rowsIn('0,200,-50,1\n200,,0.5,2')).toEqual([two[0], [200, null, 0.5, 2]]);
    expect(refused(trialTableOf(rowsIn('0,200,\n0,,0'), continuous([[0, 600, 0]])), [0, 2])).toContain('empty');
  });

  it('may hold NaN and infinite numbers, as numpy and JavaScript write them', () => {
    expect(rowsIn('0,200,0,nan,inf,-inf\n0,200,0,NaN,Infinity,-Infinity')).toEqual([
      [0, 200, 0, NaN, Infinity, -Infinity],
      [0, 200, 0, NaN, Infinity, -Infinity],
    ]);
  });

  it.each<[string, string, [number, number], string]>([
    ['a word', '0,200,0\n200,four,0', [1, 1], 'line 2, cell 2 holds "four", which is no number'],
    ['a word behind a header and a blank line', 'start,stop,offset\n\n0,200,x', [0, 2], 'line 3, cell 3 holds "x"'],
    ['a word in a first line of numbers', '0,2OO,0', [0, 1], 'line 1, cell 2 holds "2OO"'],
    ['a word in an info column', '0,200,0,left', [0, 3], 'holds "left"'],
    ['a decimal comma', '0\t200\t0,5', [0, 2], 'a decimal point is needed'],
    ['a hexadecimal number', '0,0x10,0', [0, 1], 'holds "0x10"'],
    ['a whole number beyond 2^53', '0,200,0,9007199254740993', [0, 3], 'too large to be kept exactly'],
    ['a number without end', '0,200,0,1e999', [0, 3], 'too large'],
    ['a line shorter than the header', 'start,stop,offset\n0,200', [0, 2], 'line 2 has 2 cells, the header 3'],
    ['a line longer than the header', 'start,stop,offset\n0,200,0\n0,200,0,1', [1, 3], 'line 3 has 4 cells, the header 3'],
  ])('is refused for %s, at the cell', (_, text, cell, reason) => {
    expect(refused(readTrialText(text), cell)).toContain(reason);
  });

  it('is refused for quotes that do not match, at their line', () => {
    for (const text of ['0,200,0\n0,"200,0\n', '0,200,0\n0,"20"0,0\n', '0,200,0\n0,2"00,0\n']) {
      const result = readTrialText(text);
      expect(result).toMatchObject({ ok: false, error: { code: 'edit-refused', at: { kind: 'text' } } });
    }
    expect(readTrialText('0,200,0\n0,"20"0,0\n')).toMatchObject({ error: { at: { kind: 'text', line: 2, column: 1 } } });
  });

  it('is refused where it holds no trials', () => {
    for (const text of ['', '\n \n', '\uFEFF', 'start,stop,offset\n', ',,\n']) {
      expect(refused(readTrialText(text))).toContain('no trials');
    }
  });

  it('is refused at a cell of a line that is neither a row nor a header', () => {
    for (const text of ['0 10 0', '1,000\t2,000', '<b>0</b>'])
      expect(refused(readTrialText(text), [0, 0])).toContain('which is no number');
  });

  it('is refused where a number would be another one, with a point in it too', () => {
    for (const number of ['9007199254740993', '9007199254740993.0', '-9007199254740993.']) {
      expect(refused(readTrialText(`0,10,${number}\n`), [0, 2])).toContain('too large to be kept exactly');
    }
  });

  it('is refused where it is too large', () => {
    const large = ' '.repeat(TRIAL_TEXT_LIMITS.length + 1);
    expect(readTrialText(large)).toMatchObject({ ok: false, error: { code: 'too-large' } });
    expect(refused(readTrialText(`0,1,0\n${','.repeat(TRIAL_TEXT_LIMITS.line)}`))).toContain(
      'a line of the text has more than 1000 cells',
    );
    const line = `${'1,'.repeat(TRIAL_TEXT_LIMITS.line - 1)}1\n`;
    const rows = TRIAL_TEXT_LIMITS.cells / TRIAL_TEXT_LIMITS.line;
    expect(read(line.repeat(rows)).rows).toHaveLength(rows);
    expect(refused(readTrialText(line.repeat(rows + 1)))).toContain('more than 2000000 cells');
  });

  // Digits alone would promise more than a double holds, and are refused.
  const cell = (value: number): string =>
    Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);

  it('is read as it was written, with every number and name', () => {
    const whole = fc.integer({ min: 0, max: 600 });
    const info = fc.array(fc.double(), { minLength: 2, maxLength: 2 });
    const row = fc.tuple(whole, whole, fc.double({ min: -(2 ** 53) + 1, max: 2 ** 53 - 1, noNaN: true }), info);
    const name = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.trim());
    const separator = fc.constantFrom(',', ';', '\t');
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), name, name, separator, (drawn, one, other, between) => {
        const rows = drawn.map(([first, second, offset, more]) => [
          Math.min(first, second),
          Math.max(first, second),
          offset,
          ...more,
        ]);
        const base = continuous([[0, 600, 0]]);
        const table = valueOf(trialTableOf(rows, base));
        const heads = ['start', 'stop', 'offset', one, other].map((text) => `"${text.replaceAll('"', '""')}"`);
        const cells = rows.map((values) => values.map(cell));
        const back = read([heads, ...cells].map((line) => `${line.join(between)}\n`).join(''));
        expect(rowsOf(valueOf(trialTableOf(back.rows, base)))).toEqual(rowsOf(table));
        expect(back.names).toEqual([one, other]);
      }),
    );
  });
});
