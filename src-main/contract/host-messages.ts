import { z } from 'zod';
import { ownerShape } from './shapes';

/** What main tells the data host beside requests. The port travels with the message. */
export const hostOrder = z.object({ type: z.literal('picture-port'), owner: ownerShape });

/** What the data host tells main unasked: `ready` once it answers calls; `problem` goes into the log. */
export const hostNotice = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('problem'), call: z.string().max(100), detail: z.string() }),
]);

export type HostOrder = z.output<typeof hostOrder>;
export type HostNotice = z.output<typeof hostNotice>;
