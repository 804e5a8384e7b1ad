import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const dist = resolve(import.meta.dirname, '../../dist');

function unpacked(): string {
  const found = existsSync(dist) ? readdirSync(dist).find((name) => name.endsWith('-unpacked')) : undefined;
  if (found === undefined) throw new Error('There is no package in dist/; `npm run package` makes it.');
  return join(dist, found);
}

/** The program's folder: what `npm run package` made for this system, or `SPYDESK_PACKAGE` (`/opt/Spydesk`). */
export function packageFolder(): string {
  return process.env['SPYDESK_PACKAGE'] || unpacked();
}

/** The command that opens the window and is the command line, or `SPYDESK_COMMAND` (`/usr/bin/spydesk`). */
export function packageCommand(): string {
  return process.env['SPYDESK_COMMAND'] || join(packageFolder(), 'bin/spydesk');
}
