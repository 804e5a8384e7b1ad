import { join } from 'node:path';
import type { Folders } from './folders';

/** The environment of the program: a home folder of its own, and no folders of the user by another way. */
export function environment({ home }: Pick<Folders, 'home'>): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !entry[0].startsWith('XDG_') && !['INIT_CWD', 'ELECTRON_RUN_AS_NODE'].includes(entry[0]),
  );
  return { ...Object.fromEntries(own), HOME: home, USERPROFILE: home };
}

/** Chromium's switches that every start of a test wants. */
export function switches({ home }: Pick<Folders, 'home'>): string[] {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...sandbox, `--user-data-dir=${join(home, 'user-data')}`, '--force-device-scale-factor=1'];
}
