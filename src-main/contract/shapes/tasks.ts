import { z } from 'zod';
import '../no-eval';

export const taskIdShape = z.string().min(1).max(64);

export const taskProgressShape = z.object({
  state: z.enum(['queued', 'running', 'committing', 'done']),
  phase: z.enum(['waiting', 'reading', 'checking', 'copying', 'writing', 'publishing', 'held']),
  doneBytes: z.number(),
  totalBytes: z.number(),
});

export type ProgressShape = z.output<typeof taskProgressShape>;
