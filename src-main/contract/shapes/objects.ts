import { z } from 'zod';
import '../no-eval';
import { anyNumber, fileStateShape, objectIdShape, pictureKindShape, problemShape, refShape } from './names';

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

const jsonNodeShape: z.ZodType<JsonNode> = z.lazy(() =>
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

const datasetShape = z.object({
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
const draftStateShape = z.object({
  /** Commands that count; those behind were undone. */
  cursor: z.number(),
  count: z.number(),
  /** The command that an undo would take back, and that which a redo would do again, in words; null where there is none. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  /** What a save would write otherwise than there is; none where the commands lead back to where they began. */
  changed: z.array(z.enum(DRAFT_PARTS)),
  /** The entries of the object's `cfg` that are not in its files. */
  unsavedCfg: z.array(z.string()),
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
  /** Another text after each change of which numbers a view of a picture shows: trials, sampling rate. */
  pictureState: z.string(),
});

export type LogEntryShape = z.output<typeof logEntryShape>;
export type ObjectSummary = z.output<typeof objectSummaryShape>;
export type DraftState = z.output<typeof draftStateShape>;
export type DraftPart = (typeof DRAFT_PARTS)[number];
