import { fail } from '../../errors';
import { CONTAINER_EXTENSION } from '../../format';
import type { Desk, WindowHandlers } from '../desk';
import { valueOf } from './objects';

/** Double-clicks on a container, where the system lets one say what they do: on Windows alone. */
export function doubleClickHandlers({ host, session, system }: Desk): WindowHandlers<'openByDoubleClick'> {
  return {
    openByDoubleClick: async ({ ref }) => {
      const folder = await session.grants.folderOf(ref);
      if (system.platform !== 'win32') fail('not-granted', {});
      if (!folder.toLowerCase().endsWith(CONTAINER_EXTENSION)) fail('no-objects', {}, { path: folder });
      if (!(await system.confirmDoubleClick(folder))) return null;
      return valueOf(await host.call('openByDoubleClick', { ref }));
    },
  };
}
