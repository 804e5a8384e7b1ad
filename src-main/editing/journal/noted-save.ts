import { z } from 'zod';
import { readVersion, versionShape, writtenVersion, type FileVersion } from '../../files';
import type { Command } from '../../commands';

/** What the commands of a draft are, and how many of them count. */
export interface DraftSteps<Step = Command> {
  readonly commands: readonly Step[];
  readonly cursor: number;
}

/**
 * A save of the first commands of a draft over the object's own files, as it is noted before it is published. Where these files
 * stand now, it was: done again on them, these commands would be done twice.
 */
export interface NotedSave {
  /** How many commands it saves. */
  readonly cursor: number;
  /** SHA-1 of the new `.info`, hex: it holds the checksum of the new data and the time of the save, so there is no other like it. */
  readonly info: string;
  /** The state of the new files: the base of the commands behind. */
  readonly version: { readonly data: FileVersion; readonly info: FileVersion };
}

export const notedSaveShape = z.strictObject({
  cursor: z.int().nonnegative(),
  info: z.string().regex(/^[0-9a-f]{40}$/),
  version: z.strictObject({ data: versionShape, info: versionShape }),
});

export function writtenSave({ cursor, info, version }: NotedSave): z.output<typeof notedSaveShape> {
  return { cursor, info, version: { data: writtenVersion(version.data), info: writtenVersion(version.info) } };
}

export function readSave({ cursor, info, version }: z.output<typeof notedSaveShape>): NotedSave {
  return { cursor, info, version: { data: readVersion(version.data), info: readVersion(version.info) } };
}

/** The saves whose commands are all among the first `cursor` ones, the others having given way to another command. */
export function savesWithin(saves: readonly NotedSave[], cursor: number): NotedSave[] {
  return saves.filter((save) => save.cursor <= cursor);
}

/** What is left of a draft on the files that the save made. A step back behind it cannot be told there, and ends at it. */
export function stepsBehind<Step>({ commands, cursor }: DraftSteps<Step>, saved: NotedSave): DraftSteps<Step> {
  return { commands: commands.slice(saved.cursor), cursor: Math.max(0, cursor - saved.cursor) };
}
