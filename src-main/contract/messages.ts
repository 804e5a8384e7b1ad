import { z } from 'zod';
import { problemShape, taskProgressShape } from './shapes';

/** What goes to the side that works. One small protocol runs over IPC, the data host's port and the picture port. */
export const requestMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('request'), id: z.number().int(), call: z.string(), args: z.unknown() }),
  z.object({ type: z.literal('cancel'), id: z.number().int() }),
]);

/** What comes back. */
export const answerMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('result'),
    id: z.number().int(),
    result: z.union([
      z.object({ ok: z.literal(true), value: z.unknown() }),
      z.object({ ok: z.literal(false), error: problemShape }),
    ]),
  }),
  z.object({ type: z.literal('progress'), id: z.number().int(), progress: taskProgressShape }),
]);

export type RequestMessage = z.output<typeof requestMessage>;
export type AnswerMessage = z.output<typeof answerMessage>;
