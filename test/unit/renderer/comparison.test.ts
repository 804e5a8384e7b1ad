import { describe, expect, it } from 'vitest';
import type { SaveSide } from '../../../src-main/contract';
import { comparisonRows } from '../../../src-renderer/saving/comparison-rows';
import { typedTargetInWords } from '../../../src-renderer/saving/typed-target-words';

const side: SaveSide = {
  path: '/k.spy/k.analog',
  dataclass: 'AnalogData',
  shape: [600, 4],
  size: 12_072,
  modified: null,
  lastLogEntry: { author: 'anna@lab', time: 'Fri Mar  1 10:15:02 2024', action: 'save', text: 'save: Wrote files' },
  checksum: 'intact',
  isLink: false,
  isBeingWritten: false,
};

describe('the overwrite prompt', () => {
  it('marks what differs between the two sides', () => {
    const rows = comparisonRows(side, { ...side, shape: [600, 8], checksum: 'damaged' }, () => 'Analog data');
    expect(rows.filter(({ differs }) => differs).map(({ name }) => name)).toEqual(['Shape', 'Checksum']);
  });

  it('says what is unknown of a file that cannot be read', () => {
    const rows = comparisonRows({ ...side, dataclass: null, shape: null, lastLogEntry: null }, side, (name) => name);
    expect(rows.map(({ sides }) => sides[0])).toContain('unknown');
    expect(rows.find(({ name }) => name === 'Last log entry')?.sides[0]).toBe('none');
  });

  it('names where Keep Both would save to', () => {
    expect(typedTargetInWords({ way: 'container', container: 'k.spy', tag: 't_2' })).toBe('under the tag t_2');
    expect(typedTargetInWords({ way: 'file', filename: 'f_2.analog' })).toBe('as f_2.analog');
  });
});
