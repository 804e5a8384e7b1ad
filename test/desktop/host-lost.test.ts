import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { changedInTitle, edit, rename } from './drafting';
import { expect, objectView, row, showObject, test } from './harness';

/** Ends the process that works on data, as a crash would; answers its id. */
async function killDataHost(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ app: running }) => {
    const host = running
      .getAppMetrics()
      .find(({ serviceName, name }) => `${serviceName ?? ''}${name ?? ''}`.includes('Spydesk data host'));
    if (host === undefined) throw new Error('There is no data host.');
    process.kill(host.pid, 'SIGKILL');
    return host.pid;
  });
}

test('an object stays open while the data host is lost: it is read again by itself, and the window says so', async ({
  start,
  folders,
}) => {
  const { app, window, errors } = await start(await folders.fixture('containers/session1.spy'));
  await showObject(window, 'session1_lfp.analog');
  await window.getByRole('button', { name: 'Next trial' }).click();
  await killDataHost(app);
  await expect(
    window.getByRole('status').filter({ hasText: 'Reading was interrupted and has been started again.' }),
  ).toBeVisible();
  await expect(objectView(window, 'session1_lfp.analog')).toBeVisible();
  await expect(window.getByRole('application', { name: /^Traces of 8 channels, trial 1/ })).toBeVisible();
  await window.getByRole('button', { name: 'Next trial' }).click();
  await expect(window.getByRole('application', { name: /, trial 2$/ })).toHaveAccessibleDescription(/−0\.1 to 0\.3 s/);
  await showObject(window, 'session1_sorted.spike');
  await expect(window.getByRole('application', { name: /^Spikes of .* trial 0$/ })).toHaveAccessibleDescription(
    /\d+ spikes in view/,
  );
  expect(errors).toEqual([]);
});

test('an object that loses the data host twice is left to the user, who tries again', async ({ start, folders }) => {
  const { app, window } = await start(await folders.fixture('containers/session1.spy'));
  await showObject(window, 'session1_lfp.analog');
  const first = await killDataHost(app);
  await expect(window.getByText('Reading was interrupted and has been started again.')).toBeVisible();
  await expect(window.getByRole('application', { name: /^Traces of 8 channels, trial 0$/ })).toBeVisible();
  expect(await killDataHost(app)).not.toBe(first);
  // The picture says so first, with a button of its own.
  await expect(window.getByText('The other objects are not affected.')).toBeVisible();
  const alert = window.getByRole('region', { name: 'Inspector' }).getByRole('alert');
  await expect(alert).toContainText('The process that reads and writes data stopped unexpectedly.');
  await expect(row(window, 'session1_raw.analog')).toBeVisible();
  await alert.getByRole('button', { name: 'Try Again' }).click();
  await expect(window.getByRole('application', { name: /^Traces of 8 channels, trial 0$/ })).toBeVisible();
});

test('changes are taken up again when the data host is lost, those of objects that are not looked at too', async ({
  folders,
  start,
}) => {
  const container = await folders.fixture('containers/session1.spy');
  const { app, window, errors } = await start(container);
  await showObject(window, 'session1_lfp.analog');
  await edit(window, join(container, 'session1_lfp.analog'), rename('one'), rename('two'));
  await edit(window, join(container, 'session1_raw.analog'), rename('raw'));
  await changedInTitle(window, 'session1_lfp.analog');
  await window.keyboard.press('Control+Z');
  const changes = window.getByRole('group', { name: 'Changes' });
  await expect(changes.getByRole('button', { name: /^Redo: .* to "two"/ })).toBeVisible();
  await killDataHost(app);
  await expect(window.getByText('Reading was interrupted and has been started again.')).toBeVisible();
  await expect(changes.getByRole('button', { name: /^Undo: .* to "one"/ })).toBeVisible();
  await window.keyboard.press('Control+Shift+Z');
  await expect(changes.getByRole('button', { name: /^Undo: .* to "two"/ })).toBeVisible();
  await showObject(window, 'session1_raw.analog');
  await expect(changes).toContainText('Not saved: labels.');
  await expect(window.getByRole('alert')).toHaveCount(0);
  expect(errors).toEqual([]);
});
