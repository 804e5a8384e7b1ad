import { join } from 'node:path';
import { editInfo, expect, makeObject, openTab, sharedStart, showObject, test } from './harness';

const desk = sharedStart(async (folders) => {
  const measured = join(folders.work, 'measured.analog');
  makeObject('sound', measured);
  editInfo(measured, { info: { unit: 'µV' } });
  return [
    await folders.fixture('containers/session1.spy'),
    await folders.fixture('awkward/tokens.spy'),
    await folders.fixture('awkward/unsorted.spy'),
    measured,
  ];
});

test('the history tells what was done, by whom and when, the newest first', async () => {
  await showObject(desk.window, 'session1_raw.analog');
  const entries = (await openTab(desk.window, 'History')).getByRole('listitem');
  await expect(entries.locator('strong')).toHaveText(['save', 'save', 'definetrial', '__init__']);
  await expect(entries.first()).toContainText('lab@rig3');
  await expect(entries.first()).toContainText('Mon Nov 23 20:25:10 2026');
  await expect(entries.first()).toContainText('Wrote files /data/lab/session1.spy/session1_raw.analog');
});

test('info shows what was noted, with its branches closed at first', async () => {
  await showObject(desk.window, 'session1_raw.analog');
  const info = (await openTab(desk.window, 'Info')).getByRole('region', { name: 'info' });
  await expect(info).toContainText('subject "monkey K"');
  await expect(info).toContainText('Größe µV');
  await expect(info.getByText('E2.14')).toHaveCount(0);
  await info.getByText('lab').dblclick();
  await expect(info).toContainText('room "E2.14"');
  await expect(info).toContainText('rig 3');
});

test('cfg shows the settings that made the data', async () => {
  await showObject(desk.window, 'session1_pow.spectral');
  const cfg = (await openTab(desk.window, 'Info')).getByRole('region', { name: 'cfg' });
  await cfg.getByText('freqanalysis').click();
  for (const fact of ['method mtmfft', 'tapsmofrq 4', 'keeptrials true', 'foi null']) await expect(cfg).toContainText(fact);
});

test('numbers in info are shown as the file writes them, however large', async () => {
  await showObject(desk.window, 'tokens.analog');
  const info = (await openTab(desk.window, 'Info')).getByRole('region', { name: 'info' });
  for (const token of ['1152921504606846977', '-9223372036854775808', '1000.0', 'NaN', '-Infinity', '5e-324', '1e+22']) {
    await expect(info.getByText(token, { exact: true })).toBeVisible();
  }
});

test('a table whose samples are not in order has a remark on it', async () => {
  await showObject(desk.window, 'unsorted.spike');
  await expect(desk.window.getByRole('article')).toContainText('The rows are not in the order of their samples.');
});

test('an axis has a.u. where info gives no unit, and the unit where it does', async () => {
  await showObject(desk.window, 'session1_lfp.analog');
  await expect(desk.window.getByRole('img', { name: /^Scale: the bar is \S+ a\.u\.$/ })).toBeVisible();
  await expect(await openTab(desk.window, 'Metadata')).toContainText('not given (a.u.)');
  await showObject(desk.window, 'measured.analog');
  await expect(desk.window.getByRole('img', { name: /^Scale: the bar is \S+ µV$/ })).toBeVisible();
  await expect(desk.window.getByText('time (s)')).toBeVisible();
});

test('the whole time the window reported no error', () => {
  expect(desk.errors).toEqual([]);
});
