import { z } from 'zod';

/** What one command may hold: beyond it lies no recording, but a file that someone made up. */
export const COMMAND_LIMITS = {
  /** UTF-16 units of a label, a name or a pattern. */
  label: 4_096,
  /** Labels, rows and other members of a list. */
  members: 1_000_000,
  /** UTF-16 units of a JSON text or of the note. */
  text: 16 * 1024 * 1024,
  /** Numbers of a trial table in all. */
  cells: 10_000_000,
  /** Keys and places of a path into `info`. */
  path: 200,
} as const;

const dimension = z.string().min(1).max(64);
/** Empty ones are let through here, so that they are refused at their place and not as a malformed command. */
const label = z.string().max(COMMAND_LIMITS.label);
const labels = z.array(label).max(COMMAND_LIMITS.members);
const text = z.string().max(COMMAND_LIMITS.text);
/** Empty ones are let through as well. */
const typedToken = z.string().max(4_300);
const token = typedToken.min(1);
const path = z
  .array(z.union([z.string().max(COMMAND_LIMITS.text), z.int().nonnegative()]))
  .min(1)
  .max(COMMAND_LIMITS.path);

/**
 * A cell of a trial table, null where it is empty: that is refused at its place. `NaN` and the infinities, which trial info may
 * hold, are no JSON numbers and travel as texts.
 */
const cell = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity']), z.null()]);
const rows = z
  .array(z.array(cell).max(1_000))
  .max(COMMAND_LIMITS.members)
  .refine((table) => table.reduce((count, row) => count + row.length, 0) <= COMMAND_LIMITS.cells, 'too many numbers');
const samples = z.array(z.int()).max(COMMAND_LIMITS.members);
const place = z.int().nonnegative();
/** One number for all trials, or one for each. */
const perTrial = z.union([z.int(), samples]);
const seconds = z.number();

const labelCommands = [
  z.strictObject({ do: z.literal('set-label'), dimension, at: z.int().nonnegative(), to: label }),
  z.strictObject({ do: z.literal('set-labels'), dimension, labels }),
  z.strictObject({
    do: z.literal('rename-labels'),
    dimension,
    names: z
      .array(z.strictObject({ from: label, to: label }))
      .min(1)
      .max(COMMAND_LIMITS.members),
  }),
  z.strictObject({ do: z.literal('replace-in-labels'), dimension, find: label, replace: label, regex: z.boolean() }),
  z.strictObject({ do: z.literal('number-labels'), dimension, pattern: label }),
] as const;

const samplerateCommands = [z.strictObject({ do: z.literal('set-samplerate'), samplerate: typedToken })] as const;

const infoCommands = [
  z.strictObject({ do: z.literal('set-info'), text }),
  /** `isNew`: it is to take no other one's place. */
  z.strictObject({ do: z.literal('set-info-value'), path, value: text, isNew: z.boolean().optional() }),
  z.strictObject({ do: z.literal('remove-info-value'), path }),
  z.strictObject({ do: z.literal('rename-info-key'), path, to: z.string().max(COMMAND_LIMITS.text) }),
  z.strictObject({ do: z.literal('set-note'), text }),
] as const;

const trialCommands = [
  z.strictObject({ do: z.literal('set-trials'), rows, names: labels.optional() }),
  /** Cells of rows that there are, from a place on: a whole table for each of them would fill the journal. */
  z.strictObject({ do: z.literal('set-trial-cells'), row: place, column: place, cells: rows }),
  z.strictObject({
    do: z.literal('cut-trials'),
    length: z.union([z.strictObject({ samples: z.int() }), z.strictObject({ seconds })]),
    rest: z.enum(['drop', 'keep']),
    within: z.enum(['recording', 'trials']),
  }),
  z.strictObject({
    do: z.literal('trials-around-events'),
    /** The file name or the tag of the EventData object. */
    events: z.string().min(1).max(COMMAND_LIMITS.label),
    codes: z.array(z.int()).max(10_000),
    before: seconds,
    after: seconds,
    edges: z.enum(['refuse', 'clip']),
    /** True: an info column holds each trial's code. */
    withCodes: z.boolean(),
    /** The events, in samples of their own rate; null in a recipe: they are looked up where it is applied. */
    found: z.strictObject({ samples, codes: samples, samplerate: token.nullable() }).nullable(),
    /** The JSON text of the events' own `cfg`, which Syncopy keeps inside of that of the object. */
    eventsCfg: text.optional(),
  }),
  z.strictObject({
    do: z.literal('redefine-trials'),
    by: z.union([
      z.strictObject({ minLength: z.union([seconds, z.literal('maxperlen')]) }),
      z.strictObject({ window: z.tuple([seconds, seconds]) }),
      z.strictObject({ begin: perTrial, end: perTrial, time: z.enum(['kept', 'moved']) }),
      z.strictObject({ table: rows }),
    ]),
  }),
  /** `to` sets the offset, `by` adds to it. */
  z.strictObject({ do: z.literal('shift-offset'), samples: perTrial, mode: z.enum(['to', 'by']) }),
  z.strictObject({ do: z.literal('name-trial-columns'), names: labels }),
] as const;

/**
 * One change of a draft, as it is kept in the journal and in a recipe: JSON and nothing else. Numbers that must keep their
 * token travel as texts; labels, rows and list places count from 0; seconds and samples say so in their names.
 */
export const commandShape = z.discriminatedUnion('do', [
  ...labelCommands,
  ...samplerateCommands,
  ...infoCommands,
  ...trialCommands,
]);

export type Command = z.output<typeof commandShape>;
export type CommandName = Command['do'];
/** The command of a name. */
export type CommandOf<Name extends CommandName> = Extract<Command, { readonly do: Name }>;

export const COMMAND_NAMES = commandShape.options.map((option) => option.shape.do.value);
