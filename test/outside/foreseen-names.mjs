// Loaded before the command line (`node --import`): the random parts of its work folders' names can be foreseen, so that a
// tracer can be told to fail a call on one of them. Nothing else of the program is touched.
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

let made = 0;
crypto.randomUUID = () => {
  made += 1;
  return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
};
syncBuiltinESMExports();
