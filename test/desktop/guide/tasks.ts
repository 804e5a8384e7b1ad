import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { objectView, openTab, row, showObject } from '../harness/in-the-window';
import type { Started } from '../harness/launch';
import { chooseInMenu } from '../harness/native-menu';
import { openSaveDialog } from '../saving/dialog';
import { samplePath } from './first-steps';
import type { Show } from './show';

const SAMPLE = 'sample.analog';

async function closeDialog(window: Page): Promise<void> {
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);
}

/** What the pages *Look* and *Verify* show. */
async function looking({ window }: Started, show: Show): Promise<void> {
  await showObject(window, 'sample_tfr.spectral');
  await show('map', window.getByRole('article'));
  await showObject(window, SAMPLE);
  await window.getByRole('radio', { name: 'Recording' }).check();
  await expect(window.getByRole('application', { name: /^Traces of .* recording/ })).toBeVisible();
  await show('recording', window.getByRole('article'));
  await window.getByRole('radio', { name: 'Trial', exact: true }).check();
  const numbers = await openTab(window, 'Numbers');
  await expect(numbers.getByRole('cell').first()).toBeVisible();
  await show('numbers', window.getByRole('article'));
  await window.getByRole('tab', { name: 'Metadata' }).click();

  await window.getByRole('tree', { name: 'Objects' }).focus();
  await window.keyboard.press('Shift+F7');
  await expect(row(window, SAMPLE)).toContainText('intact');
  await expect(window.getByRole('status').filter({ hasText: /intact/ })).toBeVisible();
  await show('verify');
  await window.getByRole('navigation', { name: 'Browser' }).getByRole('button', { name: 'Dismiss' }).click();
}

/** What *Save* shows. */
async function saving({ window }: Started, show: Show): Promise<void> {
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'clean', Tag: 'lfp' });
  await expect(dialog.fact('Data file')).toHaveText(/clean\.spy\/clean_lfp\.analog$/);
  await show('save-container', dialog.root);
  await dialog.fill('tag', { Tag: 'renamed' });
  await expect(dialog.plan).toContainText('You will be asked before it is replaced.');
  await dialog.save.click();
  const prompt = window.getByRole('alertdialog', { name: 'Replace the object that is there?' });
  await expect(prompt.getByRole('button', { name: 'Keep Both' })).toBeEnabled();
  await show('overwrite', prompt);
  await prompt.getByRole('button', { name: 'Cancel' }).click();
  await expect(prompt).toHaveCount(0);
  if (await dialog.root.isVisible()) await closeDialog(window);
}

/** What the pages on changes show. Two changes of the sample are left unsaved. */
async function changing({ window }: Started, show: Show): Promise<void> {
  await window.getByRole('button', { name: 'Number… (channel)' }).click();
  const numbering = window.getByRole('form', { name: 'Number channel' });
  await numbering.getByLabel('Pattern').fill('E{n:02}');
  await expect(numbering).toContainText('E08');
  await show('number-labels', window.getByRole('article'));
  await numbering.getByRole('button', { name: 'Apply' }).click();
  await expect(window.getByRole('group', { name: 'Changes' })).toContainText('Not saved: labels.');

  await openTab(window, 'Trials');
  await window.getByRole('button', { name: 'Define Trials…' }).click();
  const panel = window.getByRole('region', { name: 'Define Trials' });
  await panel.getByRole('combobox', { name: 'Define trials by' }).selectOption('Around events');
  await panel.getByLabel('Before (s)').fill('0.1');
  await panel.getByLabel('After (s)').fill('0.3');
  await panel.getByRole('checkbox', { name: /^2 \d+ events/ }).check();
  await expect(panel.getByRole('table', { name: 'First trials' })).toBeVisible();
  await show('define-trials', window.getByRole('article'));
  await window.keyboard.press('Escape');
  await window.getByRole('radio', { name: 'Trial', exact: true }).check();

  await openTab(window, 'Info');
  await window.getByLabel('Note', { exact: true }).fill('Channels were numbered after the implant was mapped.');
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('group', { name: 'Changes' })).toContainText('Not saved: labels, info.');
  await show('info', window.getByRole('article'));

  const history = await openTab(window, 'History');
  await expect(history.getByRole('region', { name: 'The same in Python' })).toBeVisible();
  await show('history', window.getByRole('article'));
}

/** What *Save a part of an object* and *Apply recipes* show. */
async function parts({ window }: Started, show: Show): Promise<void> {
  await window.keyboard.press('ControlOrMeta+Shift+A');
  const recipe = window.getByRole('dialog', { name: 'Apply Recipe' });
  await recipe.getByRole('button', { name: `Take the Changes of ${SAMPLE}` }).click();
  await expect(recipe.getByRole('status', { name: 'Chosen recipe' })).toContainText('2 changes');
  await recipe.getByRole('radio', { name: 'Beside each, under a tag' }).check();
  await recipe.getByRole('textbox', { name: 'Tag' }).fill('numbered');
  await recipe.getByRole('checkbox', { name: SAMPLE }).uncheck();
  await recipe.getByRole('button', { name: 'Preview' }).click();
  await expect(recipe.getByRole('button', { name: 'Apply to 1 Object' })).toBeEnabled();
  await show('recipe', recipe);
  await closeDialog(window);

  await window.keyboard.press('ControlOrMeta+E');
  const selection = window.getByRole('dialog', { name: 'Save Selection As' });
  await selection.getByRole('textbox', { name: 'Trials' }).fill('0,2,3');
  await selection.getByRole('textbox', { name: 'Latency' }).fill('0, 0.5');
  await expect(selection.getByRole('status', { name: 'What is selected' })).toContainText('3 trials');
  await show('select', selection);
  await closeDialog(window);
}

/** What *Preferences* and *Diagnostics* show. */
async function aboutTheProgram({ app, window }: Started, show: Show): Promise<void> {
  await chooseInMenu(app, 'preferences');
  const preferences = window.getByRole('dialog', { name: 'Preferences' });
  await expect(preferences.getByRole('combobox', { name: 'Theme' })).toBeVisible();
  await show('preferences', preferences);
  await closeDialog(window);
  await chooseInMenu(app, 'diagnostics');
  const dialog = window.getByRole('dialog', { name: 'Diagnostics' });
  await expect(dialog.getByRole('heading', { level: 3 }).first()).toBeVisible();
  await show('diagnostics', dialog);
  await closeDialog(window);
}

/** What *Open* shows of a file that cannot be read. */
async function strays({ window }: Started, show: Show): Promise<void> {
  const container = await samplePath(window);
  const alone = join(container, 'sample_alone.analog');
  await copyFile(join(container, SAMPLE), alone);
  await window.keyboard.press('F5');
  await row(window, 'sample_alone.analog').click();
  await expect(window.getByRole('alert')).toContainText('The data file has no .info file beside it.');
  await show('stray');
  await rm(alone);
  await window.keyboard.press('F5');
  await expect(row(window, 'sample_alone.analog')).toHaveCount(0);
}

/**
 * The places that the pages of the guide show beside the first steps, which come before. The sample is left with two changes that are
 * not saved. Answers its path.
 */
export async function tasks(started: Started, show: Show): Promise<string> {
  const { app, window } = started;
  await chooseInMenu(app, 'open-sample');
  await expect(row(window, SAMPLE)).toBeVisible();
  await strays(started, show);
  await looking(started, show);
  await saving(started, show);
  await changing(started, show);
  await parts(started, show);
  await aboutTheProgram(started, show);
  await expect(objectView(window, SAMPLE)).toBeVisible();
  return join(await samplePath(window), SAMPLE);
}

/** What is offered at a start after the program was killed amid changes. */
export async function recovering({ window }: Started, show: Show): Promise<void> {
  const dialog = window.getByRole('alertdialog', { name: 'Unsaved changes were found' });
  await expect(dialog.getByRole('listitem', { name: SAMPLE, exact: true })).toContainText('2 unsaved changes');
  await show('recover', dialog);
}
