import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, judge, objectView, openTab, showObject, test } from './harness';
import { closeWindow, expectSaved, holdLeavingQuestion, leavingQuestions, snapshot } from './saving';

const LFP = 'session1_lfp.analog';

function notices(window: Page): Locator {
  return window.getByRole('complementary', { name: 'Notices' });
}

/** The user is where the text stands, and is told why nothing was saved. */
async function expectLedTo(window: Page, field: Locator, words: string): Promise<void> {
  await expect(field).toBeFocused();
  await expect(notices(window)).toContainText(`Held back: ${words}`);
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await notices(window).getByRole('button', { name: 'Dismiss' }).click();
  await expect(notices(window)).toHaveCount(0);
  await field.focus();
}

test('no save goes round what was refused: it leads to its tab and field, from wherever the user is by then', async ({
  folders,
  start,
}) => {
  const container = await folders.fixture('containers/session1.spy');
  const started = await start(container);
  const { window, errors } = started;
  const { keyboard } = window;
  await showObject(window, LFP);
  await holdLeavingQuestion(started);
  const untouched = snapshot(folders.work);

  await test.step('a value in the tree of info', async () => {
    const info = await openTab(window, 'Info');
    await info.getByRole('button', { name: 'Add' }).click();
    await keyboard.type('x');
    await keyboard.press('Tab');
    await keyboard.type('[1');
    await keyboard.press('Enter');
    await expect(info.getByRole('tree', { name: 'info' }).getByRole('alert')).toContainText('no JSON');
    await openTab(window, 'History');
    await expect(window.getByRole('tab', { name: /^Info.*not taken/ })).toBeVisible();
    await keyboard.press('ControlOrMeta+s');
    const value = info.getByRole('textbox', { name: 'New value' });
    await expectLedTo(window, value, `a value of info (${LFP}) was refused`);
    await expect(value).toHaveValue('[1');
    await keyboard.press('Escape');
  });
  await test.step('the text of info, for a save under another name', async () => {
    const info = window.getByRole('tabpanel', { name: 'Info' });
    await info.getByRole('button', { name: 'Text', exact: true }).click();
    const text = info.getByRole('textbox', { name: 'info as text' });
    await text.fill('{');
    await info.getByRole('button', { name: 'Tree', exact: true }).click();
    await openTab(window, 'Numbers');
    await keyboard.press('ControlOrMeta+Shift+s');
    await expectLedTo(window, text, `the text of info (${LFP}) was refused`);
    await expect(text).toHaveValue('{');
    await keyboard.press('Escape');
  });
  await test.step('the sampling rate', async () => {
    const rate = (await openTab(window, 'Metadata')).getByRole('textbox', { name: 'Sampling rate' });
    await rate.fill('-1');
    await openTab(window, 'Trials');
    await keyboard.press('ControlOrMeta+s');
    await expectLedTo(window, rate, `the sampling rate (${LFP}) was refused`);
    await keyboard.press('ControlOrMeta+s');
    await expect(notices(window)).toContainText('Held back: the sampling rate');
    await keyboard.press('Escape');
    // Nothing holds it back any more.
    await expect(notices(window)).toHaveCount(0);
  });
  await test.step('a label, while another object is looked at and the window is to close', async () => {
    const list = window.getByRole('grid', { name: 'Labels of channel' });
    await list.press('ArrowDown');
    await keyboard.press('Enter');
    const label = window.getByRole('textbox', { name: 'Label 2 of channel' });
    await label.fill('V1-01');
    await keyboard.press('Enter');
    await expect(label).toHaveAttribute('aria-invalid', 'true');
    await showObject(window, 'session1_raw.analog');
    await closeWindow(started);
    await expect(objectView(window, LFP)).toBeVisible();
    await expectLedTo(window, label, `label 2 of channel (${LFP}) was refused`);
    await expect(label).toHaveValue('V1-01');
    await keyboard.press('Escape');
  });
  await test.step('the table of trials', async () => {
    const grid = (await openTab(window, 'Trials')).getByRole('grid', { name: 'Trials' });
    await grid.focus();
    await keyboard.type('-5');
    await keyboard.press('Enter');
    await expect(window.getByRole('alert')).toBeVisible();
    await openTab(window, 'Info');
    await keyboard.press('ControlOrMeta+s');
    await expectLedTo(window, grid, `the table of trials (${LFP}) was refused`);
    await keyboard.press('Escape');
  });
  await test.step('a form that is filled in and not applied', async () => {
    await window.getByRole('button', { name: 'Define Trials…' }).click();
    const length = window.getByRole('form').getByLabel('Length');
    await length.fill('0.2');
    await openTab(window, 'Info');
    await keyboard.press('ControlOrMeta+s');
    await expectLedTo(window, length, `the form “Trials of equal length” (${LFP}) is not applied`);
    await expect(length).toHaveValue('0.2');
  });
  expect(snapshot(folders.work)).toEqual(untouched);
  expect(await leavingQuestions(started)).toEqual([]);

  await test.step('what is taken at last is saved', async () => {
    await keyboard.press('ControlOrMeta+Enter');
    await expect(window.getByRole('form')).toHaveCount(0);
    await keyboard.press('ControlOrMeta+s');
    await expectSaved(window, join(container, LFP));
    expect(judge(join(container, LFP))).toEqual([]);
  });
  expect(errors).toEqual([]);
});
