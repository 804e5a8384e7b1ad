import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge } from '../../judge/judge';
import { differencesFromSyncopy } from '../selected-by-syncopy';
import { answerOf, spydesk } from './command';
import { copyFixture, fixtures } from './folders';
import { freshFolders } from './fresh-folders';

const raw = join(fixtures, 'containers/session1.spy/session1_raw.analog');

const freshFolder = freshFolders();

/** What the `.info` of a saved object says. */
function infoOf(path: string) {
  return JSON.parse(readFileSync(`${path}.info`, 'utf8')) as {
    readonly cfg: Readonly<Record<string, unknown>>;
    readonly _log: string;
  };
}

describe('spydesk select', () => {
  it('saves what Syncopy made of the same selection', async () => {
    const folder = freshFolder();
    const words = ['--trials', '0,2,3', '--channel', 'V4-01,LIP-02', '--latency', '0,0.2', '--container', 'part', '--tag', 't'];
    const data = join(folder, 'part.spy', 'part_t.analog');
    expect(await answerOf(['select', raw, ...words], { env: { INIT_CWD: folder } })).toEqual({ data, info: `${data}.info` });
    expect(judge(data)).toEqual([]);
    expect(differencesFromSyncopy(data)).toEqual([]);
    const { cfg, _log } = infoOf(data);
    expect(cfg).toMatchObject({ selectdata: { trials: [0, 2, 3], channel: ['V4-01', 'LIP-02'], latency: [0, 0.2] } });
    expect(_log).toContain('write_log: computed _selectdata with settings\n\tinplace = False\n');
  });

  it('chooses in a container, and replaces what is there when it is told to', async () => {
    const folder = freshFolder();
    const container = copyFixture('containers/session1.spy', folder);
    const words = ['select', container, '--select', 'stim.event', '--eventid', '2,3', '--filename', join(folder, 'codes')];
    expect(await spydesk(words)).toMatchObject({ status: 0, stderr: '' });
    const again = await spydesk(words);
    expect(again.status).toBe(1);
    expect(again.stderr).toMatch(/^exists: .*--overwrite/);
    expect(await spydesk([...words, '--overwrite'])).toMatchObject({ status: 0 });
    expect(judge(join(folder, 'codes.event'))).toEqual([]);
    expect(await answerOf(['info', join(folder, 'codes.event')])).toMatchObject({ shape: [12, 2], trials: 6 });
  });

  it('goes beside its source under a tag alone, and may take its place', async () => {
    const folder = freshFolder();
    const container = copyFixture('containers/session1.spy', folder);
    const own = join(container, 'session1_lfp.analog');
    const beside = join(container, 'session1_part.analog');
    expect(await answerOf(['select', own, '--trials', '0', '--tag', 'part'])).toEqual({ data: beside, info: `${beside}.info` });
    await answerOf(['select', own, '--channel', '1:3', '--filename', own, '--overwrite']);
    expect(judge(own)).toEqual([]);
    expect(await answerOf(['info', own])).toMatchObject({ shape: [2400, 2], labels: { channel: ['V1-02', 'V4-01'] } });
  });

  it.each([
    [['--channel', 'nose'], '"channel" has no "nose"'],
    [['--trials', '6'], '"trials" has no index 6'],
    [['--latency', '-9,-8'], 'the first trial begins at -0.1 s'],
    [['--frequency', '10,20'], 'AnalogData cannot be selected by "frequency"'],
  ])('refuses %j and writes nothing', async (words, sentence) => {
    const folder = freshFolder();
    const { status, stdout, stderr } = await spydesk(['select', raw, ...words, '--container', join(folder, 'c')]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^selection-refused: This selection cannot be made: [^\n]+\n$/);
    expect(stderr).toContain(sentence);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a selection that leaves no row of events or spikes', async () => {
    const folder = freshFolder();
    const spikes = join(fixtures, 'containers/session1.spy/session1_stim.event');
    const words = ['--eventid', '1', '--latency', '0.05,0.051', '--filename', join(folder, 'f')];
    const { status, stderr } = await spydesk(['select', spikes, ...words]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^selection-refused: .*none of the rows is left/);
  });
});
