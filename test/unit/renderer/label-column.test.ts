import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnText, pastedColumn } from '../../../src-renderer/editing/labels/label-column';

const labelsOf = (text: string): readonly string[] | null => {
  const column = pastedColumn(text);
  return column.kind === 'labels' ? column.labels : null;
};

describe('a pasted column', () => {
  it.each([
    ['lines of Unix, with an end and without', 'a\nb\n', ['a', 'b']],
    ['its last line without an end', 'a\nb', ['a', 'b']],
    ['lines of Windows', 'a\r\nb\r\n', ['a', 'b']],
    ['lines of an old Mac', 'a\rb', ['a', 'b']],
    ['an empty cell in the middle', 'a\n\nb\n', ['a', '', 'b']],
    ['an empty cell at the end', 'a\n\n', ['a', '']],
    ['nothing', '', []],
    ['a cell in quotes, which are doubled inside', '"say ""ah"""\nb\n', ['say "ah"', 'b']],
    ['a cell of two lines', '"one\ntwo"\nb', ['one\ntwo', 'b']],
    ['a quote that is not closed, as it stands', '"a\nb', ['"a', 'b']],
    ['a quote amid a label, as it stands', '5" probe\n"x" y', ['5" probe', '"x" y']],
    ['spaces, as they stand', ' a \n', [' a ']],
  ])('holds %s', (_, text, labels) => {
    expect(labelsOf(text)).toEqual(labels);
  });

  it('is no column where a line holds several cells, and names the line', () => {
    expect(pastedColumn('a\nb\tc\n')).toEqual({ kind: 'table', line: 2 });
    expect(pastedColumn('"a"\tb')).toEqual({ kind: 'table', line: 1 });
  });

  it('is what was copied, whatever is in the labels', () => {
    const label = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', '\n', '\r', '\t', 'a', ' ') }));
    fc.assert(
      fc.property(fc.array(label), (labels) => {
        expect(labelsOf(columnText(labels))).toEqual(labels);
      }),
    );
  });
});
