import { describe, expect, it } from 'vitest';
import { problem, PROBLEM_CODES, sentenceOf, withOutcome, type SaveOutcome } from '../../../src-main/errors';

const full = problem('no-space', {}, { path: '/data/c.spy/c.analog' });

describe('what became of the target of a save', () => {
  it.each<[SaveOutcome, RegExp]>([
    ['unchanged', /^Nothing was changed\.$/],
    ['unsettled', /^Nothing is lost; .* when the folder is next opened\.$/],
    ['either', /^Once its folder is listed again, the target holds what was there before or the new object, /],
    ['saved', /^The object was saved /],
  ])('is told as one sentence: %s', (outcome, sentence) => {
    const told = withOutcome(full, outcome);
    expect(told).toEqual({ ...full, outcome: expect.stringMatching(sentence) as unknown });
    expect(told.outcome).toMatch(/^[A-Z][^\n]*[^.\s]\.$/);
  });

  it('is told by who knows it first', () => {
    const inner = withOutcome(full, 'unsettled');
    expect(withOutcome(inner, 'unchanged')).toBe(inner);
  });

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1000, '1.0 kB'],
    [1049, '1.0 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1.0 MB'],
    [1_234_567_890, '1.2 GB'],
    [5e12, '5.0 TB'],
    [2e15, '2.0 PB'],
  ])('goes on with the bytes that are lacking, and where: %i as %s', (bytes, words) => {
    const { message, outcome } = withOutcome(full, 'unchanged', { bytes, disk: '/data' });
    expect(`${message} ${outcome ?? ''}`).toBe(`The disk is full. Nothing was changed; ${words} more are needed on /data.`);
  });

  it('is claimed by no sentence that is told elsewhere too', () => {
    const facts = { reason: 'empty', dataset: '', dataclass: '', extension: '', container: '', names: [] };
    const saysIt = /nothing was (changed|written|saved)|half written/i;
    for (const code of PROBLEM_CODES) {
      const reason = code === 'unfinished-save' ? 'other-host' : facts.reason;
      const { message, hint } = sentenceOf(code, { ...facts, reason });
      expect(`${message} ${hint}`).not.toMatch(saysIt);
    }
  });
});
