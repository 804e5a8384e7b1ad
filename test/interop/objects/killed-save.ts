/**
 * A process of its own that saves and dies on the way: SIGKILL before or after the n-th operation on the disk.
 *   killed-save.js SOURCE TARGET (replace|draft|create) N (before|after)
 * `draft` replaces by a draft with another trial table.
 * N can also be an operation and the name of the file that it is about, as `rename:commit.json~`: then the first such.
 * Prints the number of operations where it lived to the end.
 */
import { basename } from 'node:path';
import { nodeFiles, systemProcesses } from '../../../src-main/files';
import { refOfPath } from '../../../src-main/format';
import { createHdf5 } from '../../../src-main/hdf5';
import { createLocalStore, planSave, saveObject } from '../../../src-main/objects';
import { unwatched } from '../../../src-main/tasks';
import { draftedTrials } from '../../unit/objects/drafts';
import { countedFiles } from './counted-files';

const [source = '', filename = '', mode = '', at = '', when = ''] = process.argv.slice(2);

/** Dies at once; nothing after it is done. */
function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

function isMeant(index: number, name: string, path: string): boolean {
  return at === String(index) || at === `${name}:${basename(path)}`;
}

let operations = 0;
const files = countedFiles(nodeFiles, {
  before: async (index, name, path) => {
    operations = index + 1;
    if (when === 'before' && isMeant(index, name, path)) await die();
  },
  after: async (index, name, path) => {
    if (when === 'after' && isMeant(index, name, path)) await die();
  },
});
const hdf5 = createHdf5();
const store = createLocalStore(nodeFiles, hdf5);
const tools = { files, processes: systemProcesses, hdf5, store: createLocalStore(files, hdf5) };
const object = await (mode === 'draft' ? draftedTrials({ ...tools, store }, source) : store.open(refOfPath(source)));
const paths = { currentFolder: '/', home: '/', platform: 'linux', overwrite: mode !== 'create' } as const;
const planned = await planSave(nodeFiles, store, object, { filename }, paths);
const replaces = planned.mode === 'replace' ? planned.found : null;
const author = { user: 'ada', host: 'desk', time: new Date(2026, 10, 3) };
await saveObject(tools, object, { planned, replaces, acceptDamage: false, author }, unwatched());
await hdf5.close();
process.stdout.write(String(operations));
