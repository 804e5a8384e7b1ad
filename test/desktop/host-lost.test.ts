import type { ElectronApplication } from '@playwright/test';
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
  await expect(window.getByRole('application', { name: /trial 2, −0\.1 to 0\.3 s/ })).toBeVisible();
  await showObject(window, 'session1_sorted.spike');
  await expect(window.getByRole('application', { name: /^Spikes of trial 0: \d+ in view/ })).toBeVisible();
  expect(errors).toEqual([]);
});

test('an object that loses the data host twice is left to the user, who tries again', async ({ start, folders }) => {
  const { app, window } = await start(await folders.fixture('containers/session1.spy'));
  await showObject(window, 'session1_lfp.analog');
  const first = await killDataHost(app);
  await expect(window.getByText('Reading was interrupted and has been started again.')).toBeVisible();
  await expect(window.getByRole('application', { name: /^Traces of 8 channels, trial 0, −0\.1/ })).toBeVisible();
  expect(await killDataHost(app)).not.toBe(first);
  const alert = window.getByRole('region', { name: 'Inspector' }).getByRole('alert');
  await expect(alert).toContainText('The process that reads and writes data stopped unexpectedly.');
  await expect(row(window, 'session1_raw.analog')).toBeVisible();
  await alert.getByRole('button', { name: 'Try Again' }).click();
  await expect(window.getByRole('application', { name: /^Traces of 8 channels, trial 0, −0\.1/ })).toBeVisible();
});
