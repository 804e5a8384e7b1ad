import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, judge, judgeOnlyChanged, row, tabTo, test, type Folders, type Started } from './harness';
import { expectSaved, expectShown, snapshot } from './saving';

// The forms that define trials, by the keyboard alone: only the object is chosen with the mouse.

const FILE = 'session1_lfp.analog';

async function withCopy(folders: Folders, name = FILE): Promise<{ source: string; before: string }> {
  const source = join(await folders.fixture('containers/session1.spy'), name);
  const before = join(folders.home, name);
  for (const ending of ['', '.info']) await copyFile(`${source}${ending}`, `${before}${ending}`);
  return { source, before };
}

async function press(window: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await window.keyboard.press(key);
}

function panel(window: Page): Locator {
  return window.getByRole('region', { name: 'Define Trials' });
}

function outcome(window: Page): Locator {
  return panel(window).getByRole('status');
}

/** Opens the panel, and its form by the first letters of its name. */
async function openForm({ window }: Started, way: string, filename = FILE): Promise<void> {
  await row(window, filename).click();
  await expectShown(window, filename);
  await press(window, 'F6');
  await tabTo(window, /^Metadata/);
  await press(window, 'ArrowRight');
  await tabTo(window, /^Define Trials/);
  await press(window, 'Enter');
  await expect(panel(window).getByLabel('Define trials by')).toBeFocused();
  await window.keyboard.type(way);
}

/** Steps to a field and types over what is in it. */
async function fill(window: Page, field: RegExp, text: string): Promise<void> {
  await tabTo(window, field);
  await press(window, 'ControlOrMeta+a');
  await window.keyboard.type(text);
}

async function apply(window: Page): Promise<void> {
  await press(window, 'ControlOrMeta+Enter');
  await expect(panel(window)).toHaveCount(0);
  await expect(window.getByRole('button', { name: 'Define Trials…' })).toBeFocused();
}

function trialRows(window: Page): Locator {
  return window.getByRole('grid', { name: 'Trials' });
}

async function cellsOf(window: Page, trial: number): Promise<string[]> {
  const cells = trialRows(window)
    .getByRole('row')
    .nth(trial + 1)
    .getByRole('gridcell');
  return (await cells.allTextContents()).map((text) => text.trim());
}

test('cuts the recording into equal lengths, shown before it is done, and saves', async ({ folders, start }) => {
  const { source, before } = await withCopy(folders);
  const started = await start(source);
  const { window, errors } = started;
  const files = snapshot(folders.work);
  await openForm(started, 'Equal');
  await expect(window.getByRole('radio', { name: 'Recording' })).toBeChecked();

  await fill(window, /^Length/, '0');
  await expect(panel(window).getByRole('textbox', { name: 'Length' })).toHaveAccessibleDescription(
    /0 s at 1000 Hz are not a sample and more/,
  );
  await fill(window, /^Length/, 'half');
  await expect(panel(window).getByRole('textbox', { name: 'Length' })).toHaveAccessibleDescription(/"half" is no number/);
  await fill(window, /^Length/, '0.5');
  await expect(outcome(window)).toContainText('4 trials');
  await expect(outcome(window)).toContainText("In each trial time 0 lies at the trial's start");
  await expect(window.getByText(/New trial 0: time 0 lies at the trial's start/)).toBeVisible();
  await tabTo(window, /^is left out/);
  await window.keyboard.type('stays');
  await expect(outcome(window)).toContainText('5 trials');
  await expect(panel(window).getByRole('table', { name: 'First trials' }).getByRole('row').nth(2)).toHaveText(
    /1\s*500\s*1000\s*0/,
  );
  await expect(trialRows(window)).toHaveAttribute('aria-rowcount', '7');

  await apply(window);
  await expect(trialRows(window)).toHaveAttribute('aria-rowcount', '6');
  await expect(window.getByText(/New trial/)).toHaveCount(0);
  await press(window, 'ControlOrMeta+z');
  await expect(trialRows(window)).toHaveAttribute('aria-rowcount', '7');
  await press(window, 'ControlOrMeta+Shift+z');
  await expect(trialRows(window)).toHaveAttribute('aria-rowcount', '6');
  expect(snapshot(folders.work)).toEqual(files);
  await press(window, 'ControlOrMeta+s');
  await expectSaved(window, source);
  expect(judge(source)).toEqual([]);
  expect(judgeOnlyChanged(before, ['trialdefinition'], source)).toEqual([]);
  expect(errors).toEqual([]);
});

test('makes trials around events, with the place of time 0 shown before it is done', async ({ folders, start }) => {
  const { source, before } = await withCopy(folders);
  const started = await start(source);
  const { window, errors } = started;
  await openForm(started, 'Around');
  await expect(panel(window).getByLabel('Events of')).toHaveValue('session1_stim.event');

  await fill(window, /^Before/, '0.05');
  await fill(window, /^After/, '0.1');
  await expect(panel(window).getByRole('group', { name: 'Codes' })).toContainText('no event code is chosen');
  await tabTo(window, /^2 6 events/);
  await press(window, 'Space');
  await expect(outcome(window)).toContainText("In each trial time 0 lies 0.05 s after the trial's start");
  await expect(window.getByText("New trial 0: time 0 lies 0.05 s after the trial's start")).toBeVisible();
  await expect(window.getByText("Trial 0: time 0 lies 0.1 s after the trial's start")).toBeVisible();

  await press(window, 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab');
  await fill(window, /^Before/, '50');
  await expect(panel(window).getByLabel('Before (s)')).toHaveAccessibleDescription(
    /the start of trial 0 is -\d+, before the first/,
  );
  await expect(outcome(window)).toHaveCount(0);
  await fill(window, /^Before/, '0.05');
  await expect(outcome(window)).toBeVisible();
  await apply(window);
  await expect.poll(async () => (await cellsOf(window, 0))[2]).toBe('-50');
  await expect(trialRows(window).getByRole('columnheader', { name: 'eventid' })).toBeVisible();

  await test.step('a trial that reaches out of the data is cut off where that is wanted, and needs no column of codes', async () => {
    await press(window, 'Enter');
    await window.keyboard.type('Around');
    await fill(window, /^Before/, '0.3');
    await fill(window, /^After/, '0.1');
    await tabTo(window, /^is refused/);
    await window.keyboard.type('is cut');
    await tabTo(window, /^2 6 events/);
    await press(window, 'Space');
    await expect(outcome(window)).toContainText("In trial 0 time 0 lies 0.1 s after the trial's start; it differs");
    await expect(panel(window).getByRole('columnheader', { name: 'eventid' })).toBeVisible();
    await tabTo(window, /^Keep the code of each event/);
    await press(window, 'Space');
    await expect(panel(window).getByRole('columnheader', { name: 'eventid' })).toHaveCount(0);
    await apply(window);
    await expect.poll(async () => (await cellsOf(window, 0)).slice(0, 3)).toEqual(['0', '200', '-100']);
    await expect(trialRows(window).getByRole('columnheader', { name: 'eventid' })).toHaveCount(0);
    await press(window, 'ControlOrMeta+z');
    await expect(trialRows(window).getByRole('columnheader', { name: 'eventid' })).toBeVisible();
  });

  await press(window, 'ControlOrMeta+s');
  await expectSaved(window, source);
  expect(judge(source)).toEqual([]);
  expect(judgeOnlyChanged(before, ['trialdefinition', 'info', 'cfg'], source)).toEqual([]);
  expect(errors).toEqual([]);
});

interface FormCase {
  readonly way: string;
  /** Fields and what is typed there; into the last one at first what is refused, for the reason. */
  readonly fields: readonly (readonly [string, string])[];
  readonly wrong: string;
  readonly reason: RegExp;
  readonly says: string;
  readonly first: readonly string[];
}

const FORMS: readonly FormCase[] = [
  {
    way: 'Minimum',
    fields: [['At least', '0.4']],
    wrong: '9',
    reason: /no trial lasts 9 s/,
    says: '6 trials',
    first: ['0', '400', '-100', '1'],
  },
  {
    way: 'Time window',
    fields: [
      ['From', '-0.05'],
      ['To', '0.1'],
    ],
    wrong: '9',
    reason: /no trial covers the window from -0.05 s to 9 s/,
    says: '6 trials',
    first: ['50', '201', '-50', '1'],
  },
  {
    way: 'Begin',
    fields: [
      ['Begin', '100, 101, 102, 103, 104, 105'],
      ['End', '300'],
    ],
    wrong: '300 301',
    reason: /there are 2 numbers for the end of 6 trials/,
    says: 'it differs between the trials',
    first: ['100', '300', '0', '1'],
  },
  {
    way: 'New table',
    fields: [['Start, stop', '0,100,-10\n100,250,-10']],
    wrong: '0,100',
    reason: /2 columns, not 3/,
    says: '2 trials',
    first: ['0', '100', '-10'],
  },
  {
    way: 'Offset',
    fields: [['Samples', '-500']],
    wrong: '0.5',
    reason: /0.5 is not a whole number of samples/,
    says: 'lies 0.5 s after',
    first: ['0', '400', '-500', '1'],
  },
];

for (const { way, fields, wrong, reason, says, first } of FORMS) {
  test(`the form "${way}" refuses what is wrong at its field, shows its outcome and applies it`, async ({ folders, start }) => {
    const { source } = await withCopy(folders);
    const started = await start(source);
    const { window, errors } = started;
    await openForm(started, way);
    for (const [at, [field, text]] of fields.entries()) {
      if (at === fields.length - 1) {
        await fill(window, new RegExp(`^${field}`), wrong);
        await expect(panel(window).getByText(reason)).toBeVisible();
        await expect(outcome(window)).toHaveCount(0);
      }
      await fill(window, new RegExp(`^${field}`), text);
    }
    await expect(outcome(window)).toContainText(says);
    await expect(panel(window).getByText(reason)).toHaveCount(0);
    await apply(window);
    await expect.poll(async () => (await cellsOf(window, 0)).slice(0, first.length)).toEqual(first);
    await press(window, 'ControlOrMeta+s');
    await expectSaved(window, source);
    expect(judge(source)).toEqual([]);
    expect(errors).toEqual([]);
  });
}

test('info columns get names, which must differ', async ({ folders, start }) => {
  const { source, before } = await withCopy(folders);
  const started = await start(source);
  const { window, errors } = started;
  await openForm(started, 'Names');
  await fill(window, /^Info column 1/, 'stop');
  await expect(panel(window).getByLabel('Info column 1')).toHaveAccessibleDescription(/cannot be called "stop"/);
  await fill(window, /^Info column 1/, 'condition');
  await expect(panel(window).getByRole('columnheader', { name: 'condition' })).toBeVisible();
  await apply(window);
  await expect(trialRows(window).getByRole('columnheader', { name: 'condition' })).toBeVisible();
  await press(window, 'ControlOrMeta+s');
  await expectSaved(window, source);
  expect(judgeOnlyChanged(before, ['info'], source)).toEqual([]);
  expect(errors).toEqual([]);
});

test('a class without a time axis in its picture says so, and Escape puts all back', async ({ folders, start }) => {
  const { source } = await withCopy(folders, 'session1_tfr.spectral');
  const started = await start(source);
  const { window, errors } = started;
  await openForm(started, 'Equal', 'session1_tfr.spectral');
  await expect(panel(window)).toContainText('has no time axis of the recording');
  await fill(window, /^Length/, '0.3');
  await expect(outcome(window)).toContainText('8 trials');
  await press(window, 'Escape');
  await expect(panel(window)).toHaveCount(0);
  await expect(window.getByRole('button', { name: 'Define Trials…' })).toBeFocused();
  await expect(window.getByRole('group', { name: 'Changes' })).toHaveCount(0);
  await expect(trialRows(window)).toHaveAttribute('aria-rowcount', '7');
  expect(errors).toEqual([]);
});
