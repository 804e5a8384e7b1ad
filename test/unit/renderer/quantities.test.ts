import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesInWords, countInWords, plural, secondsAsText, shapeInWords } from '../../../src-renderer/wording/quantities';

describe('quantities in words', () => {
  it('count bytes by thousands, as file managers do', () => {
    expect([0, 1, 999, 1000, 1_500_000, 999_999, 4_200_000_000].map(bytesInWords)).toEqual([
      '0 bytes',
      '1 byte',
      '999 bytes',
      '1.0 kB',
      '1.5 MB',
      '1.0 MB',
      '4.2 GB',
    ]);
  });

  it('never show four digits before the point', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: Number.MAX_SAFE_INTEGER }), (bytes) => {
        expect(bytesInWords(bytes)).toMatch(/^\d{1,3}\.\d [kMGTP]B$/);
      }),
    );
  });

  it('group the digits of long numbers and leave short ones', () => {
    expect(countInWords(9999)).toBe('9999');
    expect(countInWords(1_234_567)).toBe('1\u202f234\u202f567');
  });

  it('show a shape with its axes apart', () => {
    expect(shapeInWords([3000, 64])).toBe('3000 × 64');
    expect(shapeInWords([])).toBe('one value');
  });

  it('say one trial and several trials', () => {
    expect([plural(1, 'trial'), plural(0, 'trial'), plural(2, 'entry', 'entries')]).toEqual(['1 trial', '0 trials', '2 entries']);
  });

  it('show seconds without needless zeros or a negative zero', () => {
    expect([0.25, -0.5, 12, -0, 1 / 3, Number.NaN].map(secondsAsText)).toEqual(['0.25', '-0.5', '12', '0', '0.333333', '–']);
  });
});
