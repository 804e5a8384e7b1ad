import { z } from 'zod';
import '../no-eval';
import { problemShape, refShape } from './names';
import { objectSummaryShape } from './objects';

/** An object with unsaved changes, for lists and questions. */
export const changedObjectShape = z.object({
  ref: refShape,
  path: z.string(),
  filename: z.string(),
});

/** What a draft does, in the words of several readers. */
export const draftWordsShape = z.object({
  /** A sentence for each command. */
  changes: z.array(z.object({ sentence: z.string(), undone: z.boolean() })),
  /** What a save would write otherwise, a line for each part. */
  summary: z.array(z.string()),
  /** The entries that a save would add to the history before its own. */
  log: z.array(z.object({ action: z.string(), text: z.string() })),
  /** The Syncopy lines that would do the same. */
  python: z.string(),
});

/** What a command would come to. */
export const editPreviewShape = z.object({
  /** The command in words. */
  sentence: z.string(),
  after: objectSummaryShape,
});

/** Names a journal. */
export const leftDraftIdShape = z.string().min(1).max(128);

/** A draft that a program which ended did not save, as its journal tells it. */
export const leftDraftShape = z.object({
  id: leftDraftIdShape,
  /** Of the object; null where the journal cannot be read. */
  object: z
    .object({
      ref: refShape,
      path: z.string(),
      filename: z.string(),
      dataclass: z.string(),
      commands: z.number(),
      /** The last line was cut off while it was written: it was not answered, and does not count. */
      isCutOff: z.boolean(),
    })
    .nullable(),
  /** When it was last written to, in milliseconds since 1970. */
  modified: z.number(),
  /** Whether the object's files are those that it was begun on. */
  base: z.enum(['unchanged', 'changed', 'perhaps-saved', 'gone', 'unknown']),
  /** The other computer that wrote it, and may still be at work on it; null for this one. */
  elsewhere: z.string().nullable(),
  /** Why it cannot be read, or not all of it. */
  problem: problemShape.nullable(),
});

export type ChangedObject = z.output<typeof changedObjectShape>;
export type EditPreview = z.output<typeof editPreviewShape>;
export type DraftWords = z.output<typeof draftWordsShape>;
export type LeftDraft = z.output<typeof leftDraftShape>;
