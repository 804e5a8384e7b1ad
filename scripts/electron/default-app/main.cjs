// Starts the app folder that is named on the command line, as a stock Electron does: `electron [-r FILE] FOLDER [ARG ...]`.
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const { resolve } = require('node:path');
const { pathToFileURL } = require('node:url');

const given = process.argv.slice(1);
const preloads = [];
let folder = null;
while (given.length > 0 && folder === null) {
  const argument = given.shift();
  if (argument === '-r' || argument === '--require') preloads.push(given.shift());
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
process.argv.splice(1, process.argv.length, folder, ...given);
for (const preload of preloads) require(resolve(preload));
import(pathToFileURL(resolve(folder, manifest.main)).href).catch((error) => {
  console.error(error);
  process.exit(1);
});
