import { describe, expect, it } from 'vitest';
import {
  trialColumnNames,
  trialInfoNames,
  withTrialInfoNames,
  withTrials,
  type JsonMap,
  type ObjectDescription,
} from '../../../../src-main/format';
import { trialTable } from '../fixtures';
import { continuous, refused, valueOf } from './objects';

const named = continuous([[0, 600, 0, 1, 2]], { names: ['side', 'rt'] });
const withInfo = (info: JsonMap): ObjectDescription => ({ ...named, info });

describe('the names of info columns', () => {
  it('lie in info, beside all else in it', () => {
    const info = new Map<string, string>([
      ['note', 'a'],
      ['unit', 'uV'],
    ]);
    const object = valueOf(withTrialInfoNames(withInfo(info), ['side', ' rt ']));
    expect([...object.info]).toEqual([
      ['note', 'a'],
      ['unit', 'uV'],
      ['trialinfo', ['side', 'rt']],
    ]);
    expect(trialInfoNames(object.info)).toEqual(['side', 'rt']);
    expect(trialColumnNames(object).slice(3)).toEqual(['side', 'rt']);
    expect(info.has('trialinfo')).toBe(false);
  });

  it('may be left out', () => {
    expect(trialColumnNames(valueOf(withTrialInfoNames(named, ['', 'rt']))).slice(3)).toEqual(['info 1', 'rt']);
    expect(valueOf(withTrialInfoNames(named, ['', ''])).info.has('trialinfo')).toBe(false);
  });

  it('are refused where they name nothing, or two things', () => {
    expect(refused(withTrialInfoNames(named, ['side']))).toContain('1 names for 2 info columns');
    expect(refused(withTrialInfoNames(named, ['side', 'side']))).toContain('two info columns are called "side"');
    expect(refused(withTrialInfoNames(named, ['side', 'Start']))).toContain('cannot be called "Start"');
    const narrow = continuous([[0, 600, 0]]);
    expect(refused(withTrialInfoNames(narrow, ['side']))).toContain('1 names for 0');
    expect(valueOf(withTrialInfoNames(narrow, [])).info.size).toBe(0);
  });

  it('never take the place of what someone else keeps there', () => {
    const foreign = withInfo(new Map([['trialinfo', 'left, right']]));
    expect(refused(withTrialInfoNames(foreign, ['side', 'rt']))).toContain('something else than names');
    expect(withTrials(foreign, trialTable([[0, 600, 0]])).info).toBe(foreign.info);
    expect(trialColumnNames(foreign).slice(3)).toEqual(['info 1', 'info 2']);
  });

  it('stay in step with the columns', () => {
    const names = (rows: number[][]): string[] => trialInfoNames(withTrials(named, trialTable(rows)).info);
    expect(
      names([
        [0, 300, 0, 1, 2],
        [300, 600, 0, 1, 2],
      ]),
    ).toEqual(['side', 'rt']);
    expect(names([[0, 600, 0, 1]])).toEqual(['side']);
    expect(names([[0, 600, 0, 1, 2, 3]])).toEqual(['side', 'rt']);
    expect(withTrials(named, trialTable([[0, 600, 0]])).info.has('trialinfo')).toBe(false);
    const table = trialTable([[0, 600, 0]]);
    expect(withTrials(named, table).trials).toBe(table);
  });
});
