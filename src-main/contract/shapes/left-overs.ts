import { z } from 'zod';
import '../no-eval';
import { refShape } from './names';

/** What is left of a save that did not come to its end, for the user to decide about it. */
export const leftOverShape = z.object({
  /** The work folder. */
  path: z.string(),
  /** The data file's place; null where the left-over does not tell it. */
  target: z.string().nullable(),
  filename: z.string(),
  objectRef: refShape.nullable(),
  /** Why it is not ended by itself; null where the next reading of the folder ends it. */
  reason: z.enum(['under-way', 'other-host', 'read-only', 'written-by-others', 'not-understood', 'holds-others']).nullable(),
  host: z.string().nullable(),
  pid: z.number().nullable(),
  since: z.number().nullable(),
  files: z.array(
    z.object({
      name: z.string(),
      role: z.enum(['new-data', 'new-info', 'old-data', 'old-info', 'record', 'stranger']),
      size: z.number(),
      modified: z.number(),
      /** By the record of the save: as it names it, of another size, of another time; or there is no record of it. */
      state: z.enum(['whole', 'broken', 'changed', 'unknown']),
    }),
  ),
  moreFiles: z.number(),
  /** What stands at the object's place. */
  stands: z.object({ data: z.boolean(), info: z.boolean() }),
  /** Whether the new pair is whole. */
  canKeepBoth: z.boolean(),
  /** What the user has seen, to be handed back with what they decide. */
  seen: z.string(),
});

/** How a save was brought to its end by another process. */
export const endingShape = z.enum(['discard', 'finish', 'tidy', 'put-old-back']);

export type LeftOverShape = z.output<typeof leftOverShape>;
export type Ending = z.output<typeof endingShape>;
