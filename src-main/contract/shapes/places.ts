import { z } from 'zod';
import '../no-eval';
import { fileStateShape, pictureKindShape, problemShape, refShape } from './names';

/** A data class as the window needs it; the window has no class names of its own. */
export const classSummaryShape = z.object({
  name: z.string(),
  title: z.string(),
  extension: z.string(),
  picture: pictureKindShape,
});

const listedObjectShape = z.object({
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

const listedStrayShape = z.object({
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
export const recentShape = z.object({
  ref: refShape,
  name: z.string(),
  path: z.string(),
  kind: z.enum(['container', 'folder', 'file']),
  /** Milliseconds since 1970; null where it is not known. */
  opened: z.number().nullable(),
  pinned: z.boolean(),
  /** Bytes of the data files and how many objects, as last listed. */
  size: z.number().nullable(),
  objects: z.number().nullable(),
});

export const recentStateShape = z.object({
  /** `silent`: its disk or server does not answer. */
  presence: z.enum(['here', 'missing', 'silent']),
  /** The path where a missing one was found. */
  movedTo: z.string().nullable(),
});

/** A small PNG as a `data:` address. */
export const smallPictureShape = z.string().startsWith('data:image/png;base64,').max(200_000);

export type ClassSummary = z.output<typeof classSummaryShape>;
export type ListedObjectShape = z.output<typeof listedObjectShape>;
export type ListedStrayShape = z.output<typeof listedStrayShape>;
export type ListingShape = z.output<typeof listingShape>;
export type Recent = z.output<typeof recentShape>;
export type RecentStateShape = z.output<typeof recentStateShape>;
export type Place = z.output<typeof placeShape>;
