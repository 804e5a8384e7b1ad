/**
 * A process of its own that saves an object into a container: save-draft.js (plain|draft) SOURCE CONTAINER. `draft`: with other
 * labels, another `info` and a trial table of 1,000 trials and one column more.
 */
import { homedir } from 'node:os';
import { nodeFiles, platformHere, systemProcesses } from '../../src-main/files';
import { refOfPath, type ObjectDescription } from '../../src-main/format';
import { createHdf5 } from '../../src-main/hdf5';
import { createLocalStore, draftedObject, logAuthorNow, planSave, saveObject } from '../../src-main/objects';
import { unwatched } from '../../src-main/tasks';

const TRIALS = 1000;

function edited(description: ObjectDescription): ObjectDescription {
  const { labels, info, data, trials } = description;
  const columns = trials.columns + 1;
  const length = Math.floor((data.shape[0] ?? 0) / TRIALS);
  const rows = Array.from({ length: TRIALS }, (_, at) => [
    at * length,
    (at + 1) * length,
    -100,
    ...Array<number>(columns - 3).fill(at),
  ]);
  return {
    ...description,
    labels: Object.fromEntries(
      Object.entries(labels).map(([name, list]) => [name, list?.map((label) => `${label} new`) ?? null]),
    ),
    info: new Map([...info, ['note', 'of the bench']]),
    trials: { typeName: 'int64', rows: TRIALS, columns, values: Float64Array.from(rows.flat()) },
  };
}

const [mode = '', path = '', container = ''] = process.argv.slice(2);
const hdf5 = createHdf5();
const store = createLocalStore(nodeFiles, hdf5);
const stored = await store.open(refOfPath(path));
const source = mode === 'draft' ? draftedObject(stored, edited(await stored.describe())) : stored;
const paths = { currentFolder: process.cwd(), home: homedir(), platform: platformHere(), overwrite: false };
const planned = await planSave(nodeFiles, store, source, { container }, paths);
const tools = { files: nodeFiles, processes: systemProcesses, hdf5, store };
await saveObject(tools, source, { planned, replaces: null, acceptDamage: false, author: logAuthorNow() }, unwatched());
await hdf5.close();
