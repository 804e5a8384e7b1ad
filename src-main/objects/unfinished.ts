import type { UnfinishedReason } from '../errors';
import type { LeftOverFound } from '../files';

/** Why a left-over is not brought to its end. */
const REASONS: Readonly<Record<LeftOverFound['recovery'], UnfinishedReason>> = {
  'leave-to-claimant': 'under-way',
  'ask-to-take-over': 'other-host',
  'leave-read-only': 'read-only',
  'keep-both': 'written-by-others',
  report: 'not-understood',
};

export function unfinishedReason({ recovery }: Pick<LeftOverFound, 'recovery'>): UnfinishedReason {
  return REASONS[recovery];
}
