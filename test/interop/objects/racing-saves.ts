/**
 * A process of its own that saves one object over one target again and again, whoever else does so.
 *   racing-saves.js SOURCE TARGET COUNT
 * Prints how each save ended, as JSON: `saved` or the code of its refusal, with the number of times.
 */
import { setTimeout } from 'node:timers/promises';
import { problemOf } from '../../../src-main/errors';
import { nodeFiles, systemProcesses } from '../../../src-main/files';
import { refOfPath } from '../../../src-main/format';
import { createHdf5 } from '../../../src-main/hdf5';
import { createLocalStore, planSave, saveObject } from '../../../src-main/objects';
import { unwatched } from '../../../src-main/tasks';

/** About as long as a save takes. */
const LONGEST_PAUSE_MS = 40;

const [source = '', filename = '', count = ''] = process.argv.slice(2);
const hdf5 = createHdf5();
const store = createLocalStore(nodeFiles, hdf5);
const tools = { files: nodeFiles, processes: systemProcesses, hdf5, store };
const object = await store.open(refOfPath(source));
const paths = { currentFolder: '/', home: '/', platform: 'linux', overwrite: true } as const;
const author = { user: 'ada', host: 'desk', time: new Date(2026, 10, 3) };
const ends: Record<string, number> = {};

async function saveOnce(): Promise<string> {
  try {
    const planned = await planSave(nodeFiles, store, object, { filename }, paths);
    const replaces = planned.mode === 'replace' ? planned.found : null;
    await saveObject(tools, object, { planned, replaces, acceptDamage: false, author }, unwatched());
    return 'saved';
  } catch (thrown) {
    const found = problemOf(thrown);
    const isExpected = ['busy', 'changed-meanwhile', 'exists'].includes(found.code);
    return isExpected ? found.code : `${found.code}: ${found.message} ${found.path ?? ''} ${found.detail ?? ''}`;
  }
}

for (let at = 0; at < Number(count); at += 1) {
  const end = await saveOnce();
  ends[end] = (ends[end] ?? 0) + 1;
  // Who was refused tries again a little later: else all of one's saves could fall into a single one of the other.
  if (end !== 'saved') await setTimeout(Math.random() * LONGEST_PAUSE_MS);
}
await hdf5.close();
process.stdout.write(JSON.stringify(ends));
