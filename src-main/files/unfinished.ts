import type { UnfinishedReason } from '../errors';
import type { Ending, Recovery } from './recovery-table';

/** Why a left-over is not brought to its end. */
const REASONS: Readonly<Record<Exclude<Recovery, Ending>, UnfinishedReason>> = {
  'leave-to-claimant': 'under-way',
  'ask-to-take-over': 'other-host',
  'leave-read-only': 'read-only',
  'keep-both': 'written-by-others',
  report: 'not-understood',
};

/** The reason that people are told for what the table says about a left-over that stays. */
export function unfinishedReason(recovery: Exclude<Recovery, Ending>): UnfinishedReason {
  return REASONS[recovery];
}
