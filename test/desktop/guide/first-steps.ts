import { expect, type Page } from '@playwright/test';
import { objectView, row, showObject } from '../harness/in-the-window';
import type { Started } from '../harness/launch';
import { expectSaved, openSaveDialog, savedNotice } from '../saving/dialog';
import type { Show } from './show';

const SAMPLE = 'sample.analog';

/** The path of the sample that is open. */
export async function samplePath(window: Page): Promise<string> {
  return (await row(window, 'sample.spy').getByText('sample.spy', { exact: true }).getAttribute('title')) ?? '';
}

/** The picture of the traces is drawn, of this trial. */
async function expectTrial(window: Page, trial: number): Promise<void> {
  await expect(window.getByRole('application', { name: new RegExp(`^Traces of .* trial ${trial}`) })).toBeVisible();
  await expect(window.getByRole('region', { name: 'Picture' }).locator('[aria-busy="true"]')).toHaveCount(0);
}

/** The steps of `docs/first-steps.md`, as a newcomer goes them from the start page on. Answers the path of the container. */
export async function firstSteps({ window }: Started, show: Show): Promise<string> {
  const { keyboard } = window;
  await expect(window.getByRole('heading', { level: 1, name: 'Open Syncopy data' })).toBeVisible();
  await show('start');
  await window.getByRole('button', { name: 'Open the Sample' }).click();
  await expect(row(window, 'sample_units.spike')).toBeVisible();
  const container = await samplePath(window);
  await showObject(window, SAMPLE);
  await expectTrial(window, 0);
  await show('window');

  await keyboard.press('Alt+ArrowRight');
  await expectTrial(window, 1);
  await show('look', window.getByRole('article'));

  await window.getByRole('tab', { name: 'Metadata' }).click();
  const labels = window.getByRole('grid', { name: 'Labels of channel', exact: true });
  await labels.getByRole('gridcell', { name: 'V1-02' }).dblclick();
  await keyboard.press('ControlOrMeta+A');
  await keyboard.type('reference');
  await keyboard.press('Enter');
  const changes = window.getByRole('group', { name: 'Changes' });
  await expect(changes).toContainText('Not saved: labels.');
  await expect(window.getByRole('region', { name: 'Picture' }).getByText('reference')).toBeVisible();
  await show('rename');
  await keyboard.press('ControlOrMeta+z');
  await expect(labels.getByRole('gridcell').nth(1)).toHaveText('V1-02');
  await keyboard.press('ControlOrMeta+Shift+z');
  await expect(labels.getByRole('gridcell').nth(1)).toHaveText('reference');

  const dialog = await openSaveDialog(window);
  await dialog.fill('tag', { Tag: 'renamed' });
  await expect(dialog.fact('Data file')).toHaveText(/sample_renamed\.analog$/);
  await show('save-tag', dialog.root);
  await dialog.save.click();
  await expectSaved(window, `${container}/sample_renamed.analog`);
  await expect(savedNotice(window)).toContainText('spy.load(');
  await expect(row(window, 'sample_renamed.analog')).toBeVisible();
  await show('saved');
  await savedNotice(window).getByRole('button', { name: 'Dismiss' }).click();

  await keyboard.press('ControlOrMeta+w');
  const recents = window.getByRole('region', { name: 'Opened before' });
  await expect(recents).toBeVisible();
  await show('recents');
  await recents.getByRole('button', { name: /^sample\.spy/ }).click();
  await showObject(window, 'sample_renamed.analog');
  await expect(objectView(window, 'sample_renamed.analog')).toContainText('reference');
  return container;
}
