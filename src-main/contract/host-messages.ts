import { z } from 'zod';
import { ownerShape, refShape } from './shapes';

/** What main tells the data host beside requests. The port travels with the message. */
export const hostOrder = z.object({ type: z.literal('picture-port'), owner: ownerShape });

/**
 * What the data host tells main unasked: `ready` once it answers calls; `problem` goes into the log; `folder-changed`: a folder that a
 * window watches does not look any more as it was listed for it.
 */
export const hostNotice = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('problem'), call: z.string().max(100), detail: z.string() }),
  z.object({ type: z.literal('folder-changed'), owner: ownerShape, ref: refShape }),
]);

export type HostOrder = z.output<typeof hostOrder>;
export type HostNotice = z.output<typeof hostNotice>;
