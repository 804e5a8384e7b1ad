import { z } from 'zod';
import './no-eval';
import { PROBLEM_CODES } from '../errors';

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
const anyNumber = z.custom<number>((value) => typeof value === 'number', 'not a number');

/** Names an object that the data host has open for this window. */
export const objectIdShape = z.string().min(1).max(64);

/** Names the window for which the data host has objects open. */
export const ownerShape = z.string().min(1).max(64);

export const pictureKindShape = z.enum(['traces', 'spectrum', 'matrix', 'raster', 'ticks']);

/** The state of an object's two files: another text after each change of one of them. */
export const fileStateShape = z.string().min(1).max(400);

/** A data class as the window needs it; the window has no class names of its own. */
export const classSummaryShape = z.object({
  name: z.string(),
  title: z.string(),
  extension: z.string(),
  picture: pictureKindShape,
});

export const listedObjectShape = z.object({
  kind: z.literal('object'),
  ref: refShape,
  filename: z.string(),
  tag: z.string().nullable(),
  dataclass: z.string(),
  /** Null where the `.info` alone cannot tell it. */
  shape: z.array(z.number()).nullable(),
  typeName: z.string().nullable(),
  trialCount: z.number(),
  /** Bytes of the data file. */
  size: z.number(),
  /** Milliseconds since 1970. */
  modified: z.number(),
  state: fileStateShape,
});

export const listedStrayShape = z.object({
  kind: z.literal('stray'),
  ref: refShape,
  filename: z.string(),
  problem: problemShape,
});

export const listingShape = z.object({
  ref: refShape,
  path: z.string(),
  name: z.string(),
  isContainer: z.boolean(),
  entries: z.array(z.discriminatedUnion('kind', [listedObjectShape, listedStrayShape])),
  containers: z.array(z.object({ ref: refShape, name: z.string() })),
  /** True where Syncopy would refuse to load the whole folder for its strays. */
  syncopyRefuses: z.boolean(),
});

/** Something the user opened: a container, a plain folder, or a single object (then `select` names it). */
export const placeShape = z.object({
  ref: refShape,
  name: z.string(),
  path: z.string(),
  /** The object to show at once, for a data file that was opened by itself. */
  select: refShape.nullable(),
});

/** Something that was opened or saved before. */
export const recentShape = z.object({ ref: refShape, name: z.string(), path: z.string() });

/** A JSON value for showing: numbers stay the text that they are in the file. */
export interface JsonNode {
  key: string;
  kind: 'null' | 'boolean' | 'string' | 'number' | 'list' | 'map';
  /** The value as text; empty for lists and maps. */
  text: string;
  /** Of a list or map: its values in all; those beyond `children` are too many to be shown. */
  size: number;
  children: JsonNode[];
}

export const jsonNodeShape: z.ZodType<JsonNode> = z.lazy(() =>
  z.object({
    key: z.string(),
    kind: z.enum(['null', 'boolean', 'string', 'number', 'list', 'map']),
    text: z.string(),
    size: z.number(),
    children: z.array(jsonNodeShape),
  }),
);

export const logEntryShape = z.object({
  /** `user@host`; empty where the text is not in Syncopy's form. */
  author: z.string(),
  /** As the file writes it, C's asctime. */
  time: z.string(),
  /** The function that wrote the entry (`save`, `definetrial`). */
  action: z.string(),
  text: z.string(),
});

export const datasetShape = z.object({
  name: z.string(),
  shape: z.array(z.number()),
  typeName: z.string(),
  layout: z.enum(['contiguous', 'chunked', 'compact', 'in-memory']),
  filtered: z.boolean(),
  bytes: z.number(),
});

/** The parts of an object that a draft can change. */
export const DRAFT_PARTS = ['labels', 'samplerate', 'trials', 'info'] as const;

/** The unsaved changes of an object. */
export const draftStateShape = z.object({
  /** Commands that count; those behind were undone. */
  cursor: z.number(),
  count: z.number(),
  /** The command that an undo would take back, and that which a redo would do again, in words; null where there is none. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  /** What a save would write otherwise than there is; none where the commands lead back to where they began. */
  changed: z.array(z.enum(DRAFT_PARTS)),
  /** Why the last changes are not written down, so that they would not outlive a crash; null where they are. */
  unkept: problemShape.nullable(),
  /** Null where the files are those that it was begun on; else it is not shown, and cannot go on, until the user decides about it. */
  outdated: z
    .object({
      /** The files as they were; what they are is told by the object itself. */
      shape: z.array(z.number()),
      size: z.number(),
      modified: z.number(),
      lastLogEntry: logEntryShape.nullable(),
    })
    .nullable(),
});

/** An opened object, its numbers aside; with unsaved changes as these make it. */
export const objectSummaryShape = z.object({
  id: objectIdShape,
  ref: refShape,
  path: z.string(),
  infoPath: z.string(),
  filename: z.string(),
  /** The container's file name, null for a loose file. */
  container: z.string().nullable(),
  tag: z.string().nullable(),
  dataclass: z.string(),
  picture: pictureKindShape,
  dimord: z.array(z.string()),
  datasets: z.array(datasetShape),
  /** Bytes of the data file. */
  size: z.number(),
  modified: z.number(),
  state: fileStateShape,
  /** Hz, as the file writes it; null where it has none. */
  samplerate: z.string().nullable(),
  labels: z.record(z.string(), z.array(z.string()).nullable()),
  /** Hz. */
  freq: z.array(anyNumber).nullable(),
  trials: z.object({
    typeName: z.string(),
    rows: z.number(),
    columns: z.number(),
    values: z.instanceof(Float64Array),
    columnNames: z.array(z.string()),
  }),
  info: jsonNodeShape,
  cfg: jsonNodeShape,
  history: z.array(logEntryShape),
  version: z.string(),
  /** The unit of the values where `info` gives one, else null (`a.u.`). */
  unit: z.string().nullable(),
  /** What a reader should know: samples out of order, datasets that Syncopy would not read, and the like. */
  remarks: z.array(z.string()),
  /** What is noted about the object in its `info`. */
  note: z.string(),
  /** Null where nothing was ever changed. */
  draft: draftStateShape.nullable(),
  /** Another text after each change of what pictures are drawn by: labels, trials, sampling rate, unit. */
  pictureState: z.string(),
});

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
  /** The text of the recipe. */
  recipe: z.string(),
});

/** What a command would come to. */
export const editPreviewShape = z.object({
  /** The command in words. */
  sentence: z.string(),
  after: objectSummaryShape,
});

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

/** Names a journal. */
export const leftDraftIdShape = z.string().min(1).max(128);

/** A draft that a program which ended did not save, as its journal tells it. */
export const leftDraftShape = z.object({
  id: leftDraftIdShape,
  /** Of the object; null where the journal cannot be read. */
  object: z
    .object({ ref: refShape, path: z.string(), filename: z.string(), dataclass: z.string(), commands: z.number() })
    .nullable(),
  /** When it was last written to, in milliseconds since 1970. */
  modified: z.number(),
  /** Whether the object's files are those that it was begun on. */
  base: z.enum(['unchanged', 'changed', 'gone', 'unknown']),
  /** Why it cannot be read. */
  problem: problemShape.nullable(),
});

/** What an object can be selected by: the arguments of `syncopy.selectdata`. */
export const selectKeyShape = z.enum([
  'trials',
  'channel',
  'channel_i',
  'channel_j',
  'latency',
  'frequency',
  'taper',
  'unit',
  'eventid',
]);

/** What is taken of an object, as it was typed for each key; a key that is left out keeps all. The host alone knows what it means. */
export const typedSelectionShape = z.partialRecord(selectKeyShape, z.string().max(2_000_000));

/** A key of an object's class, with what there is to choose from, as it is typed; null where that is not known, or is no list. */
export const selectChoiceShape = z.object({
  key: selectKeyShape,
  items: z.array(z.object({ name: z.string(), typed: z.string() })).nullable(),
});

/** What a selection comes to. */
export const selectedShape = z.object({
  shape: z.array(z.number()),
  trials: z.number(),
  /** Trials that were named, and do not cover the latency. */
  leftOut: z.number(),
});

/** The three ways of DESIGN section 4, as the dialog's fields hold them. */
export const typedTargetShape = z.discriminatedUnion('way', [
  z.object({ way: z.literal('container'), container: z.string().max(40_000), tag: z.string().max(40_000) }),
  z.object({ way: z.literal('tag'), tag: z.string().max(40_000) }),
  z.object({ way: z.literal('file'), filename: z.string().max(40_000) }),
  /** The object's own two files. */
  z.object({ way: z.literal('own') }),
]);

/** The five answers of verifying; only `damaged` is an error. */
export const CHECKSUM_VERDICTS = ['intact', 'intact-taken-open', 'cannot-tell', 'damaged', 'none'] as const;

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

/** A recipe that the data host holds. */
export const recipeSummaryShape = z.object({
  recipeId: z.string(),
  /** Of its file, or of the object whose changes it is. */
  name: z.string(),
  dataclass: z.string(),
  /** The names of its commands, in their order. */
  commands: z.array(z.string()),
  /** The keys of what is taken of each object in the end. */
  selection: z.array(z.string()),
});

/** What a recipe would do to an object, and where it would go. */
export const preparedShape = z.object({ plan: savePlanShape, changes: z.array(z.string()) });

export const savedShape = z.object({
  ref: refShape,
  data: z.string(),
  info: z.string(),
  /** The Python line that loads it. */
  syncopyLine: z.string(),
  place: placeShape,
});

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

export const taskIdShape = z.string().min(1).max(64);

/** A save that a page takes up from the one before. */
export const runningSaveShape = z.object({ taskId: taskIdShape, data: z.string() });

export const taskProgressShape = z.object({
  state: z.enum(['queued', 'running', 'committing', 'done']),
  phase: z.enum(['waiting', 'reading', 'checking', 'copying', 'writing', 'publishing', 'held']),
  doneBytes: z.number(),
  totalBytes: z.number(),
});

export type ClassSummary = z.output<typeof classSummaryShape>;
export type ListedObjectShape = z.output<typeof listedObjectShape>;
export type ListedStrayShape = z.output<typeof listedStrayShape>;
export type ListingShape = z.output<typeof listingShape>;
export type Recent = z.output<typeof recentShape>;
export type Place = z.output<typeof placeShape>;
export type LogEntryShape = z.output<typeof logEntryShape>;
export type ObjectSummary = z.output<typeof objectSummaryShape>;
export type DraftState = z.output<typeof draftStateShape>;
export type DraftPart = (typeof DRAFT_PARTS)[number];
export type ChangedObject = z.output<typeof changedObjectShape>;
export type EditPreview = z.output<typeof editPreviewShape>;
export type DraftWords = z.output<typeof draftWordsShape>;
export type TrialTextShape = z.output<typeof trialTextShape>;
export type EventsBeside = z.output<typeof eventsBesideShape>;
export type EventCodes = z.output<typeof eventCodesShape>;
export type LeftDraft = z.output<typeof leftDraftShape>;
export type SelectKey = z.output<typeof selectKeyShape>;
export type TypedSelection = z.output<typeof typedSelectionShape>;
export type SelectChoice = z.output<typeof selectChoiceShape>;
export type SelectedShape = z.output<typeof selectedShape>;
export type TypedTarget = z.output<typeof typedTargetShape>;
export type SaveSide = z.output<typeof saveSideShape>;
export type ChecksumState = SaveSide['checksum'];
export type VerifiedShape = z.output<typeof verifiedShape>;
export type SavePlanShape = z.output<typeof savePlanShape>;
export type RunningSave = z.output<typeof runningSaveShape>;
export type RecipeSummary = z.output<typeof recipeSummaryShape>;
export type Prepared = z.output<typeof preparedShape>;
export type Saved = z.output<typeof savedShape>;
export type LeftOverShape = z.output<typeof leftOverShape>;
export type Ending = z.output<typeof endingShape>;
export type ProgressShape = z.output<typeof taskProgressShape>;
