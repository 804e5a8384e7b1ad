import { success, type Result } from '../../errors';
import { numberOf } from '../json-text';
import type { ObjectDescription } from '../object-source';
import { refuseTrials } from './table';

/** Samples a second. Errors: `edit-refused` where the object has no sampling rate. */
export function rateOf({ samplerate }: Pick<ObjectDescription, 'samplerate'>, whose = 'the object'): Result<number> {
  const rate = samplerate === null ? Number.NaN : numberOf(samplerate);
  return Number.isFinite(rate) && rate > 0
    ? success(rate)
    : refuseTrials(`there is no sampling rate of ${whose} to count seconds by`);
}
