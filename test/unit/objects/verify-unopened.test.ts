import { describe, expect, it } from 'vitest';
import { refOfPath } from '../../../src-main/format';
import { verifyStored } from '../../../src-main/objects';
import { unwatched } from '../../../src-main/tasks';
import { codeOf } from '../hdf5/fixture-file';
import { makeLongTable } from '../hdf5/made-up-files';
import { copyPair, opened, saveTools, scratchFolder } from './saving';

const tools = saveTools();
const path = scratchFolder();

describe('a file that damage makes ask for more than the limits', () => {
  it('is damaged, not only too large', async () => {
    const changed = copyPair('containers/channel_time.spy/channel_time.analog', path('k.analog'));
    const { trials } = await (await opened(tools, changed)).describe();
    makeLongTable(changed, changed, trials.rows, 2 ** 40);
    expect(await codeOf(opened(tools, changed))).toBe('too-large');
    expect(await verifyStored(tools.files, tools.store, refOfPath(changed), unwatched())).toMatchObject({ verdict: 'damaged' });
  });
});
