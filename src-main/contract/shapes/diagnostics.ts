import { z } from 'zod';
import '../no-eval';

const factShape = z.object({ name: z.string(), value: z.string() });

/** What a report of a fault needs to know of the program and the machine. */
export const diagnosticsShape = z.object({
  groups: z.array(z.object({ title: z.string(), facts: z.array(factShape) })),
  /** The last lines of the log since the program was started, the newest first. */
  lastLines: z.array(z.string()),
});

export type Diagnostics = z.output<typeof diagnosticsShape>;
