import type { Handlers, HostCalls } from '../contract';
import type { Files } from '../files';
import type { ObjectRef } from '../format';
import { fileState, verifyStored, type ObjectStore } from '../objects';
import { watched } from './watched';

/** Verifies objects. Main has checked the references: they are ones that `refOfPath` made. */
export function verifyHandlers(files: Files, store: ObjectStore): Pick<Handlers<HostCalls>, 'verify'> {
  return {
    verify: async ({ ref }, context) => {
      const { verdict, version } = await watched((task) => verifyStored(files, store, ref as ObjectRef, task), context);
      return { verdict, state: fileState(version) };
    },
  };
}
