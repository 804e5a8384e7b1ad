import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, lookAt, makeUnsound, objectView, openTab, row, sharedStart, showObject, takePictures, test } from './harness';

// Pictures of the window as each part of it is used, for people to look at: they lie in `test/screenshots`.

const desk = sharedStart(async (folders) => {
  const [empty, unsound] = [join(folders.work, 'empty'), join(folders.work, 'rat7.spy')];
  await mkdir(empty);
  makeUnsound(unsound, ['wrong-shape', 'external-storage', 'cut-info']);
  return [
    await folders.fixture('containers/session1.spy'),
    await folders.fixture('awkward/stray.spy'),
    unsound,
    empty,
    join(folders.work, 'gone.spy'),
  ];
});

test('the start page', async ({ start }) => {
  const started = await start();
  await expect(started.window.getByRole('heading', { name: 'Open Syncopy data' })).toBeVisible();
  await takePictures(started, 'start');
});

test('a notice', async () => {
  await expect(desk.window.getByRole('complementary', { name: 'Notices' })).toBeVisible();
  await takePictures(desk, 'notice');
  await desk.window.getByRole('button', { name: 'Dismiss' }).click();
});

for (const name of [
  'session1_lfp.analog',
  'session1_erp.timelock',
  'session1_pow.spectral',
  'session1_fourier.spectral',
  'session1_coh.crossspectral',
  'session1_corr.crossspectral',
  'session1_sorted.spike',
  'session1_stim.event',
  'session1_tfr.spectral',
]) {
  test(`the picture of ${name}`, async () => {
    await showObject(desk.window, name);
    await takePictures(desk, `object-${name}`, () => expect(objectView(desk.window, name)).toBeVisible());
  });
}

for (const tab of ['Metadata', 'Trials', 'Info', 'History', 'Numbers'] as const) {
  test(`the tab ${tab}`, async () => {
    await showObject(desk.window, 'session1_raw.analog');
    const panel = await openTab(desk.window, tab);
    await takePictures(desk, `tab-${tab.toLowerCase()}`, () => expect(panel).toBeVisible());
  });
}

test('the editors of labels and of the sampling rate', async () => {
  const { window } = desk;
  await showObject(window, 'session1_sorted.spike');
  const panel = await openTab(window, 'Metadata');
  await panel.getByRole('button', { name: 'Find and Replace… (channel)' }).click();
  const form = panel.getByRole('form');
  await form.getByLabel('Find', { exact: true }).fill('ch');
  await form.getByLabel('Replace with').fill('electrode ');
  await expect(form.getByRole('status')).toHaveText('4 of 4 labels change.');
  await panel.getByLabel('Sampling rate').fill('30000');
  await expect(panel).toContainText('Trial 0 would last');
  await lookAt(desk, 'edit-labels');

  await window.keyboard.press('Escape');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await panel.getByRole('grid', { name: 'Labels of unit' }).press('Enter');
  await window.keyboard.type('mua');
  await window.keyboard.press('Enter');
  await expect(panel.getByRole('alert')).toContainText('are both "mua"');
  await lookAt(desk, 'edit-labels-refused');
  await window.keyboard.press('Escape');

  await panel.getByRole('button', { name: 'Paste Column… (unit)' }).click();
  await form.getByRole('textbox').fill('one\ntwo\none\nfour\nrest');
  await expect(form).toContainText('labels 3 and 1');
  await lookAt(desk, 'edit-labels-pasted');
  await window.keyboard.press('Escape');
});

for (const name of ['session1_lfp.analog', 'session1_sorted.spike', 'session1_stim.event']) {
  test(`the recording of ${name} with its trials`, async () => {
    await showObject(desk.window, name);
    await desk.window.getByRole('radio', { name: 'Recording' }).check();
    await openTab(desk.window, 'Trials');
    await takePictures(desk, `recording-${name}`, () =>
      expect(desk.window.getByText(/time 0 lies 0.1 s after the trial's start/)).toBeVisible(),
    );
  });
}

test('the forms that define trials', async () => {
  const { window } = desk;
  for (const notice of await window.getByRole('button', { name: 'Dismiss' }).all()) await notice.click();
  await showObject(window, 'session1_lfp.analog');
  await openTab(window, 'Trials');
  await window.getByRole('button', { name: 'Define Trials…' }).click();
  const panel = window.getByRole('region', { name: 'Define Trials' });
  await panel.getByRole('combobox', { name: 'Define trials by' }).selectOption('Around events');
  await panel.getByLabel('Before (s)').fill('0.05');
  await panel.getByLabel('After (s)').fill('0.2');
  await panel.getByRole('checkbox', { name: '2 6 events' }).check();
  await expect(window.getByText(/New trial 0: time 0 lies 0.05 s after/)).toBeVisible();
  await lookAt(desk, 'define-trials');
  await panel.getByLabel('Before (s)').fill('5');
  await expect(panel).toContainText('before the first sample');
  await lookAt(desk, 'define-trials-refused');
  await window.keyboard.press('Escape');
});

test('the list of channels', async () => {
  await showObject(desk.window, 'session1_fourier.spectral');
  await desk.window.getByRole('button', { name: /^Channels: / }).click();
  await takePictures(desk, 'channels');
  await desk.window.keyboard.press('Escape');
});

test('a stray', async () => {
  await row(desk.window, 'stray_noinfo.analog').click();
  await takePictures(desk, 'stray');
});

test('an object that cannot be opened', async () => {
  await row(desk.window, 'rat7_wrong-shape.analog').click();
  await takePictures(desk, 'failed');
});

test('an empty folder', async () => {
  await desk.window.getByRole('searchbox', { name: 'Search objects' }).fill('nothing of this name');
  await takePictures(desk, 'nothing-found');
  await desk.window.getByRole('button', { name: 'Show All' }).click();
  await row(desk.window, 'No Syncopy objects here').scrollIntoViewIfNeeded();
  await takePictures(desk, 'empty-folder');
});

test('the list of keys', async () => {
  await desk.window.keyboard.press('Shift+F1');
  await expect(desk.window.getByRole('dialog')).toBeVisible();
  await takePictures(desk, 'keys');
});
