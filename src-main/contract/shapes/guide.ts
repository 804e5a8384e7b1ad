import { z } from 'zod';
import '../no-eval';
import { PROBLEM_CODES } from '../../errors';

/** What the guide can be opened at: its first page, or the entry of an error. */
export const guideEntryShape = z.enum(['index', ...PROBLEM_CODES]);

export type GuideEntry = z.output<typeof guideEntryShape>;
