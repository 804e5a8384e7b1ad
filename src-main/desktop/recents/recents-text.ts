import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { inOrder, kindOfFolder, type RecentEntry } from './recent';

const VERSION = 2;

/** What of a kept text could not be read. */
export type Damage =
  | { readonly kind: 'whole' }
  | { readonly kind: 'entries'; readonly lost: number }
  /** Written by a newer Spydesk, which may know more of it. */
  | { readonly kind: 'newer'; readonly version: number };

export interface ReadRecents {
  readonly entries: readonly RecentEntry[];
  readonly damage: Damage | null;
}

const pathShape = z
  .string()
  .max(40_000)
  .refine((path) => isAbsolute(path) && !path.includes('\0'));
const numberText = z.string().regex(/^-?\d{1,32}$/);

/** A path is worth keeping whatever became of the rest of its entry. */
const entryShape = z.object({
  path: pathShape,
  kind: z.enum(['container', 'folder', 'file']).catch('folder'),
  opened: z.number().nonnegative().nullable().catch(null),
  pinned: z.boolean().catch(false),
  identity: z.object({ device: numberText, inode: numberText, born: numberText }).nullable().catch(null),
  size: z.number().nonnegative().nullable().catch(null),
  objects: z.int().nonnegative().nullable().catch(null),
});

const fileShape = z.object({ spydesk: z.literal('recents'), version: z.int(), entries: z.array(z.unknown()) });
/** Before there was a version: paths alone, the newest first. */
const firstShape = z.object({ paths: z.array(z.unknown()) });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function eachOnce(entries: readonly RecentEntry[]): RecentEntry[] {
  const first = new Map<string, RecentEntry>();
  for (const entry of entries) if (!first.has(entry.path)) first.set(entry.path, entry);
  return [...first.values()];
}

function readEach<Kept>(kept: readonly unknown[], shape: z.ZodType<Kept>): { readonly read: Kept[]; readonly lost: number } {
  const read = kept.flatMap((one) => {
    const answer = shape.safeParse(one);
    return answer.success ? [answer.data] : [];
  });
  return { read, lost: kept.length - read.length };
}

function entryOfPath(path: string): RecentEntry {
  return { path, kind: kindOfFolder(path), opened: null, pinned: false, identity: null, size: null, objects: null };
}

/** Reads what was kept, by this version or an older one. Each entry that is sound is answered, whatever the others are. */
export function readRecents(text: string): ReadRecents {
  const kept = parsed(text);
  const now = fileShape.safeParse(kept);
  if (now.success) {
    const { version, entries } = now.data;
    const { read, lost } = readEach(entries, entryShape);
    const damage: Damage | null = lost > 0 ? { kind: 'entries', lost } : null;
    return { entries: inOrder(eachOnce(read)), damage: version > VERSION ? { kind: 'newer', version } : damage };
  }
  const first = firstShape.safeParse(kept);
  if (!first.success) return { entries: [], damage: { kind: 'whole' } };
  const { read, lost } = readEach(first.data.paths, pathShape);
  return { entries: inOrder(eachOnce(read.map(entryOfPath))), damage: lost > 0 ? { kind: 'entries', lost } : null };
}

/** The text to keep. */
export function recentsText(entries: readonly RecentEntry[]): string {
  return `${JSON.stringify({ spydesk: 'recents', version: VERSION, entries }, null, 1)}\n`;
}
