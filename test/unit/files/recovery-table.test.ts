import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideRecovery, type Kept, type LeftOver, type Recovery, type Standing } from '../../../src-main/files';

/** A save that died right after its commit record, over an old pair. */
const COMMITTED: LeftOver = {
  claimant: 'dead',
  canWrite: true,
  hasCommit: true,
  newData: 'whole',
  newInfo: 'whole',
  oldData: 'absent',
  oldInfo: 'absent',
  data: 'old',
  info: 'old',
  hadData: true,
  hadInfo: true,
};

describe('what is done with a left-over', () => {
  it.each<[string, Partial<LeftOver>, Recovery]>([
    ['its process lives', { claimant: 'live' }, 'leave-to-claimant'],
    ['another host claims it', { claimant: 'other-host' }, 'ask-to-take-over'],
    ['nothing can be written there', { canWrite: false }, 'leave-read-only'],
    ['nothing was committed', { hasCommit: false }, 'discard'],
    ['nothing was committed, and old files lie in it', { hasCommit: false, oldData: 'broken' }, 'report'],
    ['the commit is all that was done', {}, 'finish'],
    ['the old data file was put aside', { data: 'nothing', oldData: 'whole' }, 'finish'],
    ['both old files were put aside', { data: 'nothing', info: 'nothing', oldData: 'whole', oldInfo: 'whole' }, 'finish'],
    ['the new .info stands', { data: 'nothing', info: 'new', oldData: 'whole', oldInfo: 'whole' }, 'finish'],
    ['the new pair stands', { data: 'new', info: 'new', oldData: 'whole', oldInfo: 'whole' }, 'tidy'],
    ['the new pair stands and all else is gone', { data: 'new', info: 'new', newData: 'absent', newInfo: 'absent' }, 'tidy'],
    ['the new data stand and their .info waits', { data: 'new', info: 'nothing', newData: 'absent' }, 'finish'],
    ['the new data file is broken', { newData: 'broken' }, 'put-old-back'],
    ['the new .info is broken, the old data aside', { newInfo: 'broken', data: 'nothing', oldData: 'whole' }, 'put-old-back'],
    ['both pairs are broken', { newData: 'broken', data: 'nothing', oldData: 'broken' }, 'report'],
    ['another program wrote the data file', { data: 'other', oldData: 'whole' }, 'keep-both'],
    ['another program wrote the .info', { info: 'other' }, 'keep-both'],
  ])('where %s', (_, facts, wanted) => {
    expect(decideRecovery({ ...COMMITTED, ...facts })).toBe(wanted);
  });

  it('never ends a save by deleting the last whole copy of a pair', () => {
    const kept = fc.constantFrom<Kept>('absent', 'whole', 'broken');
    const standing = fc.constantFrom<Standing>('nothing', 'old', 'new', 'other');
    const facts = fc.record({
      claimant: fc.constantFrom('live', 'dead', 'other-host', null),
      canWrite: fc.boolean(),
      hasCommit: fc.constant(true),
      newData: kept,
      newInfo: kept,
      oldData: kept,
      oldInfo: kept,
      data: standing,
      info: standing,
      hadData: fc.boolean(),
      hadInfo: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, (found) => {
        const recovery = decideRecovery(found);
        const hasNewData = found.newData === 'whole' || found.data === 'new';
        const hasNewInfo = found.newInfo === 'whole' || found.info === 'new';
        if (recovery === 'tidy') expect([found.data, found.info]).toEqual(['new', 'new']);
        if (recovery === 'finish') expect([hasNewData, hasNewInfo]).toEqual([true, true]);
        if (recovery === 'put-old-back') {
          expect(!found.hadData || found.oldData === 'whole' || found.data === 'old').toBe(true);
          expect(!found.hadInfo || found.oldInfo === 'whole' || found.info === 'old').toBe(true);
        }
        expect(recovery).not.toBe('discard');
        if (found.claimant === 'live') expect(recovery).toBe('leave-to-claimant');
      }),
      { numRuns: 2_000 },
    );
  });
});
