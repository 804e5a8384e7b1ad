import { z } from 'zod';
import '../no-eval';

/** A pasted text; one that is too long for a table is refused where it is read, with a sentence. */
export const pastedTextShape = z.string().max(64 * 1024 * 1024);

/** The file name or the tag of an EventData object. */
export const eventsNameShape = z.string().min(1).max(4_096);

/** A trial table as a text gives it; a row can be of another length than the others. */
export const trialTextShape = z.object({
  /** Null is an empty cell; what is no JSON number is its text. */
  rows: z.array(z.array(z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity']), z.null()]))),
  /** The header's names of the info columns; null for a text without a header. */
  names: z.array(z.string()).nullable(),
});

/** An EventData object beside another object. */
export const eventsBesideShape = z.object({ filename: z.string(), tag: z.string().nullable() });

/** The codes of an EventData object. */
export const eventCodesShape = z.object({
  /** Hz, as the file writes it. */
  samplerate: z.string().nullable(),
  events: z.number(),
  /** Ascending; of very many the first. */
  codes: z.array(z.object({ code: z.number(), count: z.number() })),
  /** Codes that are left out. */
  moreCodes: z.number(),
});

export type TrialTextShape = z.output<typeof trialTextShape>;
export type EventsBeside = z.output<typeof eventsBesideShape>;
export type EventCodes = z.output<typeof eventCodesShape>;
