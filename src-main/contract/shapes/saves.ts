import { z } from 'zod';
import '../no-eval';
import { fileStateShape, refShape } from './names';
import { logEntryShape } from './objects';
import { placeShape } from './places';
import { selectedShape } from './selections';
import { taskIdShape } from './tasks';

/** The three ways of DESIGN section 4, as the dialog's fields hold them. */
export const typedTargetShape = z.discriminatedUnion('way', [
  z.object({ way: z.literal('container'), container: z.string().max(40_000), tag: z.string().max(40_000) }),
  z.object({ way: z.literal('tag'), tag: z.string().max(40_000) }),
  z.object({ way: z.literal('file'), filename: z.string().max(40_000) }),
  /** The object's own two files. */
  z.object({ way: z.literal('own') }),
]);

/** The five answers of verifying; only `damaged` is an error. */
const CHECKSUM_VERDICTS = ['intact', 'intact-taken-open', 'cannot-tell', 'damaged', 'none'] as const;

/** What a checksum says of an object, and of which state of its files. */
export const verifiedShape = z.object({ verdict: z.enum(CHECKSUM_VERDICTS), state: fileStateShape });

/** One side of the overwrite prompt. */
export const saveSideShape = z.object({
  path: z.string(),
  dataclass: z.string().nullable(),
  shape: z.array(z.number()).nullable(),
  size: z.number(),
  modified: z.number().nullable(),
  lastLogEntry: logEntryShape.nullable(),
  checksum: z.enum([...CHECKSUM_VERDICTS, 'not-checked']),
  isLink: z.boolean(),
  /** A program writes its data file, or ended without closing it, as far as the file tells. */
  isBeingWritten: z.boolean(),
});

/** What a save would do, or why it would be refused. Main keeps the plan; the window only names it. */
export const savePlanShape = z.object({
  planId: z.string(),
  data: z.string(),
  info: z.string(),
  mode: z.enum(['create', 'replace']),
  /** Folders that the save would make, outermost first. */
  newFolders: z.array(z.string()),
  bytes: z.number(),
  freeBytes: z.number().nullable(),
  /** What the save withstands at any instant: the death of the program, or a loss of power too. */
  safety: z.enum(['power', 'process']),
  warnings: z.array(z.string()),
  /** What is saved of the object; null for all of it. */
  selected: selectedShape.nullable(),
});

export const savedShape = z.object({
  ref: refShape,
  data: z.string(),
  info: z.string(),
  /** The Python line that loads it. */
  syncopyLine: z.string(),
  place: placeShape,
});

/** A save that a page takes up from the one before. */
export const runningSaveShape = z.object({ taskId: taskIdShape, data: z.string() });

export type TypedTarget = z.output<typeof typedTargetShape>;
export type SaveSide = z.output<typeof saveSideShape>;
export type ChecksumState = SaveSide['checksum'];
export type VerifiedShape = z.output<typeof verifiedShape>;
export type SavePlanShape = z.output<typeof savePlanShape>;
export type RunningSave = z.output<typeof runningSaveShape>;
export type Saved = z.output<typeof savedShape>;
