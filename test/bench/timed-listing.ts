/**
 * A process of its own that lists a container: timed-listing.js FOLDER. Prints a `TimedListing`.
 */
import { nodeFiles, systemProcesses, type Files } from '../../src-main/files';
import { refOfPath } from '../../src-main/format';
import { createHdf5 } from '../../src-main/hdf5';
import { createLocalStore, type ObjectStore } from '../../src-main/objects';

/** Seconds. */
export interface TimedListing {
  readonly first: number;
  readonly again: number;
  readonly objects: number;
  readonly openAtMost: number;
}

/** The disk, which notes how many of its files are open at once. */
function countingFiles(): { readonly files: Files; openAtMost(): number } {
  let [open, most] = [0, 0];
  const files: Files = {
    ...nodeFiles,
    async open(path, mode, permissions) {
      most = Math.max(most, (open += 1));
      const handle = await nodeFiles.open(path, mode, permissions);
      const close = async (): Promise<void> => {
        await handle.close();
        open -= 1;
      };
      return new Proxy(handle, {
        get: (target, name) => {
          if (name === 'close') return close;
          const member = Reflect.get(target, name) as unknown;
          return typeof member === 'function' ? (member.bind(target) as unknown) : member;
        },
      });
    },
  };
  return { files, openAtMost: () => most };
}

const [folder = ''] = process.argv.slice(2);
const hdf5 = createHdf5();

async function list(store: ObjectStore): Promise<{ seconds: number; objects: number }> {
  const begun = performance.now();
  const { entries } = await store.list(refOfPath(folder));
  const objects = entries.filter(({ kind }) => kind === 'object').length;
  return { seconds: (performance.now() - begun) / 1000, objects };
}

const store = createLocalStore(nodeFiles, hdf5, systemProcesses);
const first = await list(store);
const again = await list(store);
const counting = countingFiles();
await list(createLocalStore(counting.files, hdf5, systemProcesses));
await hdf5.close();
const answer: TimedListing = {
  first: first.seconds,
  again: again.seconds,
  objects: first.objects,
  openAtMost: counting.openAtMost(),
};
process.stdout.write(JSON.stringify(answer));
