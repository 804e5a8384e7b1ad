// `npm run cli -- ...`: the command line in plain Node, from the build; relative paths count from where it was typed.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, isBuilt, project } from './build.mjs';

if (!isBuilt()) build({ quiet: true });
await import(pathToFileURL(join(project, 'out', 'main', 'cli.js')).href);
