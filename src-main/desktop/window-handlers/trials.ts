import { dirname } from 'node:path';
import type { Desk, WindowHandlers } from '../desk';
import { ownObject, valueOf } from './objects';

/** What new trials of an object can be made of. */
export function trialHandlers({
  host,
  session,
  system,
}: Desk): WindowHandlers<'eventsBeside' | 'eventCodes' | 'readTrialTable' | 'importTrialTable'> {
  return {
    eventsBeside: async (args, { signal }) => {
      ownObject(session, args.objectId);
      return valueOf(await host.call('eventsBeside', args, { signal }));
    },
    eventCodes: async (args, { signal }) => {
      ownObject(session, args.objectId);
      return valueOf(await host.call('eventCodes', args, { signal }));
    },
    readTrialTable: async ({ objectId, text }, { signal }) => {
      ownObject(session, objectId);
      return valueOf(await host.call('readTrialTable', { text }, { signal }));
    },
    importTrialTable: async ({ objectId }, { signal }) => {
      const { path } = ownObject(session, objectId);
      const chosen = await system.chooseTableFile(dirname(path));
      return chosen === null ? null : valueOf(await host.call('readTrialFile', { path: chosen }, { signal }));
    },
  };
}
