import { expect, objectView, openTab, sharedStart, showObject, test } from './harness';

const desk = sharedStart(async (folders) => [
  await folders.fixture('containers/session1.spy'),
  await folders.fixture('awkward/many.spy'),
]);
const area = () => desk.window.getByRole('region', { name: 'Picture' }).getByRole('application');
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => desk.window.keyboard.press(key)), Promise.resolve());

test.describe('trials', () => {
  const trial = () => desk.window.getByRole('spinbutton', { name: 'Trial' });
  const next = () => desk.window.getByRole('button', { name: 'Next trial' });
  const previous = () => desk.window.getByRole('button', { name: 'Previous trial' });

  test('are stepped through by buttons, as far as there are some', async () => {
    await showObject(desk.window, 'session1_lfp.analog');
    await expect(previous()).toBeDisabled();
    const first = await area().screenshot();
    for (const at of [1, 2, 3, 4, 5]) {
      await next().click();
      await expect(area()).toHaveAccessibleName(`Traces of 8 channels, trial ${at}`);
    }
    await expect(next()).toBeDisabled();
    await expect(next()).toBeFocused();
    await expect.poll(async () => (await area().screenshot()).equals(first)).toBe(false);
  });

  test('are stepped through by keys', async () => {
    await press('Alt+ArrowLeft', 'Alt+ArrowLeft');
    await expect(trial()).toHaveValue('3');
    await press('Alt+ArrowRight');
    await expect(trial()).toHaveValue('4');
  });

  test('are chosen by number, the nearest where there is none of it', async () => {
    await trial().fill('2');
    await trial().press('Enter');
    await expect(area()).toHaveAccessibleName(/, trial 2$/);
    await trial().fill('99');
    await trial().press('Enter');
    await expect(trial()).toHaveValue('5');
  });

  test('are chosen in their table, which marks the one that is shown', async () => {
    const panel = await openTab(desk.window, 'Trials');
    await panel.getByRole('button', { name: 'Show trial 1' }).click();
    await expect(trial()).toHaveValue('1');
    await expect(panel.locator('[aria-current="true"]')).toContainText('400');
  });

  test('begin at the first one for another object', async () => {
    await showObject(desk.window, 'session1_raw.analog');
    await expect(trial()).toHaveValue('0');
  });
});

test.describe('channels', () => {
  const menu = () => desk.window.getByRole('button', { name: /^Channels: / });

  test('are hidden and shown one by one', async () => {
    await showObject(desk.window, 'session1_lfp.analog');
    await menu().click();
    await desk.window.getByRole('checkbox', { name: 'V1-01' }).uncheck();
    await expect(menu()).toHaveText('7 of 8 channels');
    await expect(area()).toHaveAccessibleName(/^Traces of 7 channels/);
    await desk.window.getByRole('checkbox', { name: 'V1-01' }).check();
    await expect(area()).toHaveAccessibleName(/^Traces of 8 channels/);
  });

  test('are searched, and those that were found shown alone', async () => {
    await desk.window.getByRole('searchbox', { name: 'Search channels' }).fill('v4');
    await expect(desk.window.getByRole('checkbox')).toHaveCount(2);
    await desk.window.getByRole('button', { name: 'Only found' }).click();
    await expect(area()).toHaveAccessibleName(/^Traces of 2 channels/);
  });

  test('can all be hidden, which is said, and shown again', async () => {
    await desk.window.getByRole('searchbox', { name: 'Search channels' }).fill('');
    await desk.window.getByRole('button', { name: 'Hide all' }).click();
    await expect(desk.window.getByRole('heading', { name: 'No channels shown' })).toBeVisible();
    await desk.window.getByRole('button', { name: 'Show all' }).click();
    await expect(area()).toHaveAccessibleName(/^Traces of 8 channels/);
    await press('Escape');
    await expect(desk.window.getByRole('checkbox')).toHaveCount(0);
  });

  test('of five thousand are all there, and scrolled by pages', async () => {
    await showObject(desk.window, 'many.analog');
    await expect(menu()).toHaveText('5000 of 5000 channels');
    await expect(desk.window.getByText('channel0001', { exact: true }).first()).toBeVisible();
    await area().focus();
    await press('PageDown');
    await expect(area().locator('..').getByText('channel0001', { exact: true })).toHaveCount(0);
  });
});

test.describe('the time', () => {
  test('is zoomed and moved by keys', async () => {
    await showObject(desk.window, 'session1_raw.analog');
    await area().focus();
    await press('+');
    await expect(area()).toHaveAccessibleDescription(/, −0\.0333 to 0\.2333 s, of −0\.1 to 0\.3 s/);
    await press('ArrowRight');
    await expect(area()).toHaveAccessibleDescription(/, −0\.0067 to 0\.26 s,/);
    await press('End');
    await expect(area()).toHaveAccessibleDescription(/, 0\.0333 to 0\.3 s,/);
    await press('Home');
    await expect(area()).toHaveAccessibleDescription(/, −0\.1 to 0\.1667 s,/);
    await press('-');
    await expect(area()).toHaveAccessibleDescription(/, all of it/);
  });

  test('is zoomed by the wheel at the pointer, and moved by dragging', async () => {
    const { width = 0, height = 0 } = (await area().boundingBox()) ?? {};
    await area().hover({ position: { x: 1, y: height / 2 } });
    await desk.window.mouse.wheel(0, -400);
    await expect(area()).toHaveAccessibleDescription(/, −0\.09\d+ to 0\.\d+ s, of/);
    await area().hover({ position: { x: width - 20, y: height / 2 } });
    await desk.window.mouse.down();
    await desk.window.mouse.move(200, 300, { steps: 4 });
    await desk.window.mouse.up();
    await expect(area()).not.toHaveAccessibleDescription(/, −0\.09/);
    await area().dblclick();
    await expect(area()).toHaveAccessibleDescription(/, all of it/);
  });

  test('is zoomed by buttons, and shown whole again', async () => {
    const button = (name: string) => desk.window.getByRole('button', { name, exact: true });
    await expect(button('Zoom out')).toBeDisabled();
    await button('Zoom in').click();
    await expect(area()).toHaveAccessibleDescription(/, −0\.0333 to/);
    await button('Whole trial').click();
    await expect(area()).toHaveAccessibleDescription(/, all of it/);
  });

  test('keeps its stretch from trial to trial', async () => {
    await area().focus();
    await press('+', 'Alt+ArrowRight');
    await expect(area()).toHaveAccessibleDescription(/, −0\.0333 to 0\.2333 s/);
  });
});

test('the height is changed by keys, and the scale with it', async () => {
  await showObject(desk.window, 'session1_lfp.analog');
  const scale = desk.window.getByRole('img', { name: /^Scale/ });
  const before = await scale.getAttribute('aria-label');
  await area().focus();
  await press(...Array<string>(8).fill('ArrowUp'));
  await expect(scale).not.toHaveAccessibleName(before ?? '');
  await press('0');
  await expect(scale).toHaveAccessibleName(before ?? '');
});

test('the browser is made wider by keys', async () => {
  const splitter = desk.window.getByRole('separator', { name: 'Width of the browser' });
  const { width: before = 0 } = (await desk.window.getByRole('navigation', { name: 'Browser' }).boundingBox()) ?? {};
  await splitter.focus();
  await press('ArrowRight');
  await expect(splitter).toHaveAttribute('aria-valuenow', String(before + 16));
  await expect(objectView(desk.window, 'session1_lfp.analog')).toBeVisible();
});

test.describe('a rename', () => {
  const changes = () => desk.window.getByRole('group', { name: 'Changes' });

  /** Types a label of a dimension anew. */
  async function rename(dimension: string, number: number, to: string): Promise<void> {
    const list = (await openTab(desk.window, 'Metadata')).getByRole('grid', { name: `Labels of ${dimension}` });
    await list.focus();
    await press('Home', ...Array<string>(number - 1).fill('ArrowDown'), 'Enter');
    await desk.window.getByRole('textbox', { name: `Label ${number} of ${dimension}` }).fill(to);
    await press('Enter');
  }

  /** Undoes the rename; a save would write nothing else. */
  async function undo(): Promise<void> {
    await area().focus();
    await press('ControlOrMeta+z');
    await expect(changes()).toContainText('Nothing to save');
  }

  test('leaves the stretch, the trial and the channels of a recording as they are, and so does its undo', async () => {
    await showObject(desk.window, 'session1_lfp.analog');
    await desk.window.getByRole('button', { name: 'Next trial' }).click();
    await desk.window.getByRole('button', { name: /^Channels: / }).click();
    await desk.window.getByRole('checkbox', { name: 'V1-01' }).uncheck();
    await press('Escape');
    await area().focus();
    await press('+', '+');
    const stretch = /, 0\.0111 to 0\.1889 s, of/;
    await expect(area()).toHaveAccessibleName('Traces of 7 channels, trial 1');
    await expect(area()).toHaveAccessibleDescription(stretch);
    const lanes = area().locator('..');
    await rename('channel', 2, 'left');
    await expect(changes()).toContainText('Not saved: labels.');
    await expect(lanes.getByText('left', { exact: true })).toBeVisible();
    await expect(area()).toHaveAccessibleDescription(/, left to LIP-02\./);
    await undo();
    await expect(lanes.getByText('V1-02', { exact: true })).toBeVisible();
    await expect(area()).toHaveAccessibleName('Traces of 7 channels, trial 1');
    await expect(area()).toHaveAccessibleDescription(stretch);
  });

  test('of units leaves the rows by unit and their stretch, which have their new names', async () => {
    await showObject(desk.window, 'session1_sorted.spike');
    const rowsBy = desk.window.getByRole('combobox', { name: 'Rows by' });
    await rowsBy.selectOption('unit');
    await expect(area()).toHaveAccessibleName(/^Spikes of 5 units/);
    await area().focus();
    await press('+', '+');
    const zoomOut = desk.window.getByRole('button', { name: 'Zoom out' });
    await expect(zoomOut).toBeEnabled();
    const lanes = area().locator('..');
    await rename('unit', 5, 'noise');
    await expect(lanes.getByText('noise', { exact: true })).toBeVisible();
    await expect(rowsBy).toHaveValue('unit');
    await expect(zoomOut).toBeEnabled();
    await undo();
    await expect(lanes.getByText('mua', { exact: true })).toBeVisible();
    await expect(zoomOut).toBeEnabled();
  });
});

test('the whole time the window reported no error', () => {
  expect(desk.errors).toEqual([]);
});
