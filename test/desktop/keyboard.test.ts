import type { Page } from '@playwright/test';
import { answerOpenDialog, chooseInMenu, expect, objectView, row, tabTo, test } from './harness';
import { clipboardOf } from './saving';

/** What has the focus, and whether that can be seen; in the tree the row with the cursor has the ring. */
async function focus(window: Page): Promise<{ name: string; isVisible: boolean }> {
  return window.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const shown = document.getElementById(element.getAttribute('aria-activedescendant') ?? '') ?? element;
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    const label =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels?.[0]?.textContent : null;
    const name = element.getAttribute('aria-label') ?? label ?? element.textContent.trim();
    return { name, isVisible: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0 };
  });
}

async function press(window: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await window.keyboard.press(key);
}

test('from the start page to an object, its tabs, its trials and back, by the keyboard alone', async ({ start, folders }) => {
  const { app, window, errors } = await start();
  await answerOpenDialog(app, await folders.fixture('containers/session1.spy'));
  await expect(window.getByRole('button', { name: 'Open Container…' })).toBeEnabled();
  await press(window, 'F6', 'F6');
  expect(await focus(window)).toEqual({ name: 'Open Container…', isVisible: true });
  await press(window, 'Enter');
  await expect(objectView(window, 'session1.analog')).toBeVisible();

  await test.step('the tree has the focus, and the cursor moves by arrows and letters', async () => {
    await expect.poll(() => focus(window)).toEqual({ name: 'Objects', isVisible: true });
    await press(window, 'ArrowDown', 'Enter');
    await expect(objectView(window, 'session1_coh.crossspectral')).toBeVisible();
    await press(window, 'l', 'f', 'Enter');
    await expect(objectView(window, 'session1_lfp.analog')).toBeVisible();
    expect(await focus(window)).toEqual({ name: 'Objects', isVisible: true });
  });

  await test.step('F6 leads to the object, Tab to its tabs, arrows through them', async () => {
    await press(window, 'F6');
    expect(await focus(window)).toEqual({ name: 'Save', isVisible: true });
    const tab = window.getByRole('tab', { name: 'Metadata' });
    for (let steps = 0; steps < 20 && !(await tab.evaluate((one) => one === document.activeElement)); steps += 1) {
      await press(window, 'Tab');
      expect((await focus(window)).isVisible).toBe(true);
    }
    await expect(tab).toBeFocused();
    for (const name of ['Trials', 'Info', 'History', 'Numbers']) {
      await press(window, 'ArrowRight');
      await expect(window.getByRole('tab', { name })).toBeFocused();
      await expect(window.getByRole('tabpanel', { name })).toBeVisible();
      expect((await focus(window)).isVisible).toBe(true);
    }
    await press(window, 'Tab');
    expect((await focus(window)).isVisible).toBe(true);
  });

  await test.step('Alt and the arrows step through the trials from everywhere', async () => {
    await press(window, 'Alt+ArrowRight', 'Alt+ArrowRight');
    await expect(window.getByRole('application', { name: /trial 2/ })).toBeVisible();
  });

  await test.step('Shift+F6 leads back to the tree, and Delete on the folder to the start page', async () => {
    await press(window, 'Shift+F6');
    expect(await focus(window)).toEqual({ name: 'Objects', isVisible: true });
    await press(window, 'Home', 'Delete');
    await expect(window.getByRole('heading', { name: 'Open Syncopy data' })).toBeVisible();
  });
  expect(errors).toEqual([]);
});

test('the whole window is gone through by Tab, and the focus is always to be seen', async ({ start, folders }) => {
  const { window } = await start(await folders.fixture('containers/session1.spy'));
  await expect(window.getByRole('application')).toBeVisible();
  await window.getByRole('button', { name: 'Open Container…' }).focus();
  const names: string[] = [];
  for (let steps = 0; steps < 60; steps += 1) {
    await press(window, 'Tab');
    const { name, isVisible } = await focus(window);
    if (name === 'Open Container…') break;
    expect(`${name}: ${isVisible ? 'visible' : 'invisible'}`).toBe(`${name}: visible`);
    names.push(name);
  }
  for (const wanted of [
    'Theme',
    'Search objects',
    'Filter by class',
    'Objects',
    'Width of the browser',
    'Save',
    'Save As…',
    'Trial',
    'Next trial',
    'Zoom in',
  ]) {
    expect(names).toContain(wanted);
  }
  expect(names.some((name) => name.startsWith('Traces of 8 channels'))).toBe(true);
  expect(names.some((name) => name.startsWith('Metadata'))).toBe(true);
});

test('the keys of the tree close and open folders and search objects', async ({ start, folders }) => {
  const { window } = await start(await folders.fixture('containers/session1.spy'));
  await expect(objectView(window, 'session1.analog')).toBeVisible();
  const tree = window.getByRole('tree', { name: 'Objects' });
  await tree.focus();
  await press(window, 'Home', 'ArrowLeft');
  await expect(tree.getByRole('treeitem')).toHaveCount(1);
  await press(window, 'ArrowRight', 'ArrowRight', 'End');
  await expect(row(window, 'session1_tfr.spectral')).toBeVisible();
  await press(window, 'Control+f');
  await expect(window.getByRole('searchbox', { name: 'Search objects' })).toBeFocused();
  await window.keyboard.type('stim');
  await press(window, 'F6', 'Shift+F6');
  await press(window, 'End', 'Enter');
  await expect(objectView(window, 'session1_stim.event')).toBeVisible();
});

test('Shift+F1 lists the keys; Escape closes the list and the focus is where it was', async ({ start, folders }) => {
  const { window } = await start(await folders.fixture('containers/session1.spy'));
  await expect(objectView(window, 'session1.analog')).toBeVisible();
  await window.getByRole('tree', { name: 'Objects' }).focus();
  await press(window, 'Shift+F1');
  const dialog = window.getByRole('dialog', { name: 'Keyboard Shortcuts' });
  await expect(dialog).toBeVisible();
  for (const keys of ['Ctrl+O', 'Ctrl+Shift+S', 'Alt+→', 'F6'])
    await expect(dialog.getByText(keys, { exact: true })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  await press(window, 'Alt+ArrowRight');
  await expect(dialog).toBeVisible();
  await press(window, 'Escape');
  await expect(dialog).toHaveCount(0);
  await expect(window.getByRole('tree', { name: 'Objects' })).toBeFocused();
  await expect(window.getByRole('spinbutton', { name: 'Trial' })).toHaveValue('0');
});

test('channels, forms, lines to hand on, preferences, diagnostics and notices are reached by the keyboard alone, and left', async ({
  start,
  folders,
}) => {
  const started = await start(await folders.fixture('containers/session1.spy'));
  const { app, window, errors } = started;
  await expect(objectView(window, 'session1.analog')).toBeVisible();
  await press(window, 'F6', 'F6');

  await test.step('the channels that are shown', async () => {
    await tabTo(window, /^Channels: /);
    await press(window, 'Enter');
    await expect(window.getByRole('searchbox', { name: 'Search channels' })).toBeFocused();
    await window.keyboard.type('V1');
    await tabTo(window, /^Hide found/);
    await press(window, 'Enter', 'Tab', 'Tab', 'Space');
    await expect(window.getByRole('checkbox', { name: 'V1-01' })).toBeChecked();
    await press(window, 'Escape');
    expect(await focus(window)).toEqual({ name: 'Channels: 7 of 8 channels shown', isVisible: true });
  });

  await test.step('a form that defines trials', async () => {
    await tabTo(window, /^Metadata/);
    await press(window, 'ArrowRight');
    await tabTo(window, /^Define Trials…/);
    await press(window, 'Enter');
    const form = window.getByRole('region', { name: 'Define Trials' });
    await expect(form.getByRole('combobox', { name: 'Define trials by' })).toBeFocused();
    await tabTo(window, /^Length/);
    await window.keyboard.type('0.5');
    await press(window, 'Enter');
    await expect(window.getByRole('group', { name: 'Changes' })).toContainText('Not saved: trials.');
    expect((await focus(window)).isVisible).toBe(true);
  });

  await test.step('the Python lines', async () => {
    await tabTo(window, /^Trials\s*\d/);
    await press(window, 'ArrowRight', 'ArrowRight');
    await tabTo(window, /^Copy Python/);
    await press(window, 'Enter');
    await expect.poll(() => clipboardOf(started)).toContain('definetrial');
  });

  await test.step('preferences, and the diagnostics', async () => {
    await press(window, 'Control+,');
    await expect(window.getByRole('dialog', { name: 'Preferences' })).toBeVisible();
    await tabTo(window, /^Choose Folder…/);
    await press(window, 'Escape');
    expect((await focus(window)).name).toMatch(/^Copy Python/);
    await chooseInMenu(app, 'diagnostics');
    await tabTo(window, /^Copy/);
    await press(window, 'Enter');
    await expect.poll(() => clipboardOf(started)).toContain('Spydesk');
    await press(window, 'Escape');
    expect((await focus(window)).name).toMatch(/^Copy Python/);
  });
  await test.step('the changes are not thrown away by mistake, and a notice is dismissed', async () => {
    await tabTo(window, /^Discard Changes…/);
    await press(window, 'Enter');
    expect((await focus(window)).name).toBe('Keep Them');
    await press(window, 'Enter');
    expect((await focus(window)).name).toBe('Discard Changes…');
    await press(window, 'Control+s');
    // No key is taken while the object is saved.
    await expect(window.getByRole('region', { name: 'Saved' })).toBeVisible();
    await tabTo(window, /^Dismiss/);
    await press(window, 'Enter');
    expect((await focus(window)).isVisible).toBe(true);
  });
  expect(errors).toEqual([]);
});
