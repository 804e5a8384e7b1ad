/**
 * A process of its own that saves and dies on the way: SIGKILL before or after the n-th operation on the disk.
 *   killed-save.js SOURCE TARGET (replace|create) N (before|after)
 * Prints the number of operations where it lived to the end.
 */
import { nodeFiles, systemProcesses } from '../../../src-main/files';
import { refOfPath } from '../../../src-main/format';
import { createHdf5 } from '../../../src-main/hdf5';
import { createLocalStore, planSave, saveObject } from '../../../src-main/objects';
import { unwatched } from '../../../src-main/tasks';
import { countedFiles } from './counted-files';

const [source = '', filename = '', mode = '', at = '', when = ''] = process.argv.slice(2);

/** Dies at once; nothing after it is done. */
function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

let operations = 0;
const files = countedFiles(nodeFiles, {
  before: async (index) => {
    operations = index + 1;
    if (when === 'before' && index === Number(at)) await die();
  },
  after: async (index) => {
    if (when === 'after' && index === Number(at)) await die();
  },
});
const hdf5 = createHdf5();
const store = createLocalStore(nodeFiles, hdf5);
const object = await store.open(refOfPath(source));
const paths = { currentFolder: '/', home: '/', platform: 'linux', overwrite: mode === 'replace' } as const;
const planned = await planSave(nodeFiles, store, object, { filename }, paths);
const replaces = planned.mode === 'replace' ? planned.found : null;
const author = { user: 'ada', host: 'desk', time: new Date(2026, 10, 3) };
const tools = { files, processes: systemProcesses, hdf5, store: createLocalStore(files, hdf5) };
await saveObject(tools, object, { planned, replaces, acceptDamage: false, author }, unwatched());
await hdf5.close();
process.stdout.write(String(operations));
