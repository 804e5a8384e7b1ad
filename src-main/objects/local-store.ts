import { infoPathOf, type ObjectRef } from '../format';
import { isCaseInsensitive, platformHere, publishPair, safetyOn, systemProcesses, type Files, type Processes } from '../files';
import type { Hdf5 } from '../hdf5';
import { listFolder } from './list-folder';
import type { ObjectStore } from './object-store';
import { localPath, openObject } from './open-object';

/** Objects in folders of this machine. */
export function createLocalStore(files: Files, hdf5: Hdf5, processes: Processes = systemProcesses): ObjectStore {
  return {
    list: async (folder, options) => listFolder(files, processes, localPath(folder), options),
    open: async (object) => openObject(files, processes, hdf5, object),
    async publish(pair, task) {
      await publishPair(files, pair, task);
      const { target } = pair.claimed;
      return { data: target, info: infoPathOf(target) };
    },
    async capabilities(folder: ObjectRef) {
      const path = localPath(folder);
      const [access, caseInsensitive] = [await files.access(path), await isCaseInsensitive(files, path)];
      const space = await files.space(path).catch(() => null);
      const safety = space === null ? 'process' : safetyOn(space.fileSystem, platformHere());
      return { access, caseInsensitive, freeBytes: space?.freeBytes ?? null, safety };
    },
  };
}
