import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { WindowApi } from '../../src-main/contract';
import { expect, judge, judgeSameAs, test } from '../desktop/harness';
import { packageFolder, startPackaged } from './packaged-app';

declare global {
  var spydesk: WindowApi;
}

test('the packaged app opens a container and saves an object of it', async ({ folders }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window, close } = await startPackaged(folders, [container]);
  try {
    await expect(window.getByText('session1_lfp.analog').or(window.getByText('lfp')).first()).toBeVisible();
    const saved = await window.evaluate(async () => {
      const value = <T>(answer: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
        if (!answer.ok) throw new Error(answer.error.message);
        return answer.value;
      };
      const [place] = value(await spydesk.call('begin', undefined)).places;
      if (place === undefined) throw new Error('no place is open');
      const { entries } = value(await spydesk.call('list', { ref: place.ref }));
      const entry = entries.find(({ filename }) => filename === 'session1_lfp.analog');
      if (entry === undefined) throw new Error('the object is not listed');
      const { id } = value(await spydesk.call('openObject', { ref: entry.ref }));
      const draft = { way: 'container', container: 'saved', tag: 'packaged' } as const;
      const { planId } = value(await spydesk.call('planSave', { objectId: id, draft }));
      const { taskId } = value(await spydesk.call('startSave', { planId, replace: false, acceptDamage: false }));
      return value(await spydesk.call('saveResult', { taskId })).data;
    });
    expect(judgeSameAs(join(container, 'session1_lfp.analog'), saved)).toEqual([]);
  } finally {
    await close();
  }
});

test('the packaged command line saves without a display', async ({ folders }) => {
  const container = await folders.fixture('containers/session1.spy');
  const words = ['save', join(container, 'session1_sorted.spike'), '--container', join(folders.work, 'cli'), '--json'];
  const environment = { PATH: process.env['PATH'], HOME: folders.home };
  const printed: unknown = JSON.parse(
    execFileSync(join(packageFolder(), 'bin/spydesk'), words, { encoding: 'utf8', env: environment }),
  );
  expect(printed).toEqual({
    data: join(folders.work, 'cli.spy/cli.spike'),
    info: join(folders.work, 'cli.spy/cli.spike.info'),
  });
  expect(judge(join(folders.work, 'cli.spy'))).toEqual([]);
});
