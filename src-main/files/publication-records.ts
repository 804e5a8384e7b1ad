import { z } from 'zod';
import type { FileVersion } from './files';
import { identityShape, readVersion, versionShape, writtenVersion } from './written-forms';

const claimShape = z.object({
  ...identityShape.shape,
  uuid: z.uuid(),
  /** The data file's name: that of the folder tells it only to who knows it already. */
  target: z.string().min(1),
});

const pairShape = z.object({ data: versionShape.nullable(), info: versionShape.nullable() });
const newFileShape = z.object({ version: versionShape, sha1: z.string().regex(/^[0-9a-f]{40}$/) });

const commitShape = z.object({
  /** The data file's name. */
  target: z.string().min(1),
  /** What stood at the two places, and is to give way. */
  old: pairShape,
  /** What is to stand there. */
  new: z.object({ data: newFileShape, info: newFileShape }),
});

/** Who is at work in a work folder, and on what. */
export type ClaimRecord = z.output<typeof claimShape>;

export interface CommittedFile {
  readonly version: FileVersion;
  /** Hex. */
  readonly sha1: string;
}

/** What a publication has bound itself to: from its record on it is carried to its end, by whoever finds it. */
export interface CommitRecord {
  /** The data file's name. */
  readonly target: string;
  readonly old: { readonly data: FileVersion | null; readonly info: FileVersion | null };
  readonly new: { readonly data: CommittedFile; readonly info: CommittedFile };
}

function orNull<From, To>(value: From | null, change: (value: From) => To): To | null {
  return value === null ? null : change(value);
}

/** Null for a text that was cut off, or that another program wrote. */
function parsed<Shape extends z.ZodType>(shape: Shape, text: string): z.output<Shape> | null {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export function claimText(claim: ClaimRecord): string {
  return JSON.stringify(claim, null, 2);
}

export function readClaim(text: string): ClaimRecord | null {
  return parsed(claimShape, text);
}

export function commitText({ target, old, new: next }: CommitRecord): string {
  const record: z.input<typeof commitShape> = {
    target,
    old: { data: orNull(old.data, writtenVersion), info: orNull(old.info, writtenVersion) },
    new: {
      data: { version: writtenVersion(next.data.version), sha1: next.data.sha1 },
      info: { version: writtenVersion(next.info.version), sha1: next.info.sha1 },
    },
  };
  return JSON.stringify(record, null, 2);
}

export function readCommit(text: string): CommitRecord | null {
  const record = parsed(commitShape, text);
  if (record === null) return null;
  const { target, old, new: next } = record;
  return {
    target,
    old: { data: orNull(old.data, readVersion), info: orNull(old.info, readVersion) },
    new: {
      data: { version: readVersion(next.data.version), sha1: next.data.sha1 },
      info: { version: readVersion(next.info.version), sha1: next.info.sha1 },
    },
  };
}
