import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { preferencesShape, type Preferences } from '../contract';
import { keptFile, type KeptFile } from './kept-file';

/** A later form of the file counts on; what this program does not know of it is left out when it is written anew. */
const VERSION = 1;

const DEFAULTS: Preferences = {
  theme: 'system',
  textSize: 100,
  motion: 'system',
  asksBeforeOwn: false,
  defaultFolder: null,
};

const { shape } = preferencesShape;

function canBeFolder(path: string | null): boolean {
  return path === null || (isAbsolute(path) && !path.includes('\0'));
}

/** Each value that is missing or makes no sense falls back by itself. */
const keptShape = z.object({
  version: z.literal(VERSION).catch(VERSION),
  theme: shape.theme.catch(DEFAULTS.theme),
  textSize: shape.textSize.catch(DEFAULTS.textSize),
  motion: shape.motion.catch(DEFAULTS.motion),
  asksBeforeOwn: shape.asksBeforeOwn.catch(DEFAULTS.asksBeforeOwn),
  defaultFolder: shape.defaultFolder.refine(canBeFolder).catch(DEFAULTS.defaultFolder),
});

type Kept = z.output<typeof keptShape>;

export function preferencesFile(path: string): KeptFile<Kept> {
  return keptFile<Kept>(path, keptShape, { version: VERSION, ...DEFAULTS });
}

type Change = { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined };

/** The user's choices, as they hold now and over the next starts. */
export class UserPreferences {
  current: Preferences = DEFAULTS;

  /** `onChanged` makes a change hold everywhere at once. */
  constructor(
    private readonly kept: KeptFile<Kept>,
    private readonly onChanged: (preferences: Preferences) => void,
  ) {}

  /** Takes what an earlier start left. */
  async load(): Promise<void> {
    this.current = preferencesShape.parse(await this.kept.read());
  }

  /** A change that the disk does not take holds until the program ends. Rejects then. */
  async change(change: Change): Promise<void> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    this.current = { ...this.current, ...given };
    this.onChanged(this.current);
    await this.kept.write({ version: VERSION, ...this.current });
  }
}
