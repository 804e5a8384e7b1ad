import { z } from 'zod';
import '../no-eval';
import { PROBLEM_CODES } from '../../errors';

const inputPlaceShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), name: z.string() }),
  z.object({ kind: z.literal('label'), dimension: z.string(), index: z.number() }),
  z.object({ kind: z.literal('cell'), row: z.number(), column: z.number().nullable() }),
  z.object({ kind: z.literal('text'), line: z.number(), column: z.number() }),
  z.object({ kind: z.literal('info'), path: z.array(z.union([z.string(), z.number()])).readonly() }),
  z.object({ kind: z.literal('command'), index: z.number() }),
]);

export const problemShape = z.object({
  code: z.enum(PROBLEM_CODES),
  message: z.string(),
  hint: z.string(),
  path: z.string().optional(),
  field: z.enum(['container', 'filename', 'tag', 'folder']).optional(),
  at: inputPlaceShape.optional(),
  detail: z.string().optional(),
  outcome: z.string().optional(),
});

/** A reference that main handed out; the window only passes it back. */
export const refShape = z.string().min(1).max(32_768);

/** A number that a file gives. It may be NaN or infinite, which zod takes for no number. */
export const anyNumber = z.custom<number>((value) => typeof value === 'number', 'not a number');

/** Names an object that the data host has open for this window. */
export const objectIdShape = z.string().min(1).max(64);

/** Names the window for which the data host has objects open. */
export const ownerShape = z.string().min(1).max(64);

export const pictureKindShape = z.enum(['traces', 'spectrum', 'matrix', 'raster', 'ticks']);

/** The state of an object's two files: another text after each change of one of them. */
export const fileStateShape = z.string().min(1).max(400);
