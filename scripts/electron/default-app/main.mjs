// Starts the app folder that is named on the command line, as a stock Electron does: `electron [-r FILE] FOLDER [ARG ...]`.
// Electron holds back its `ready` until a module that is its entry has been loaded, with all that it awaits.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const given = process.argv.slice(1);
const preloads = [];
let folder = null;
while (given.length > 0 && folder === null) {
  const argument = given.shift() ?? '';
  if (argument === '-r' || argument === '--require') preloads.push(given.shift() ?? '');
  else if (!argument.startsWith('-')) folder = resolve(argument);
}
if (folder === null) {
  console.error('No app folder was named.');
  process.exit(2);
}

const manifest = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(folder);
for (const preload of preloads) require(resolve(preload));
try {
  await import(pathToFileURL(resolve(folder, manifest.main)).href);
} catch (error) {
  console.error(error);
  process.exit(1);
}
