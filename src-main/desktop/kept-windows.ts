import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { keptFile, type KeptFile } from './kept-file';

const boundsShape = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
});

/** A path as this program writes it: one that is not whole would be another file wherever the program is started. */
const pathShape = z.string().refine((path) => isAbsolute(path) && !path.includes('\0'));

/** More than anyone has open. */
export const MOST_WINDOWS = 20;

/** Of one window. A file that was made up could name any number. */
const MOST_PLACES = 200;

const placesShape = z
  .array(pathShape.nullable().catch(null))
  .transform((all) => all.filter((one) => one !== null).slice(0, MOST_PLACES));

const windowShape = z.object({
  /** Of the window as it is when it is neither maximized nor full; null where that is not known. */
  bounds: boundsShape.nullable().catch(null),
  isMaximized: z.boolean().catch(false),
  isFullScreen: z.boolean().catch(false),
  /** The folders that are open in it, in their order. */
  places: placesShape.catch([]),
  /** The file of the object that is looked at. */
  shown: pathShape.nullable().catch(null),
});

/** A file of another version, or none, is no windows at all. */
const windowsShape = z.object({
  spydesk: z.literal('windows'),
  version: z.literal(1),
  windows: z.array(windowShape.nullable().catch(null)).transform((all) => all.filter((one) => one !== null)),
});

/** On the screen, in pixels that do not depend on its scale. */
export type Bounds = z.output<typeof boundsShape>;

/** A window as it is made again at the next start. */
export type KeptWindow = z.output<typeof windowShape>;

type Kept = z.output<typeof windowsShape>;

/** What the windows were when they were last looked at, the one in front first. */
export class KeptWindows {
  private readonly file: KeptFile<Kept>;

  constructor(path: string) {
    this.file = keptFile<Kept>(path, windowsShape, { spydesk: 'windows', version: 1, windows: [] });
  }

  async read(): Promise<KeptWindow[]> {
    return (await this.file.read()).windows.slice(0, MOST_WINDOWS);
  }

  write(windows: readonly KeptWindow[]): Promise<void> {
    return this.file.write({ spydesk: 'windows', version: 1, windows: [...windows] });
  }
}
