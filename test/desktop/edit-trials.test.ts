import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { answerOpenDialog, expect, judge, judgeOnlyChanged, row, tabTo, test, type Folders, type Started } from './harness';
import { clipboardOf, expectSaved, expectShown, snapshot } from './saving';

// The table of trials, by the keyboard alone: only the object is chosen with the mouse.

const FILE = 'session1_lfp.analog';

/** A copy of the fixture, and one of the object beside it to compare with. */
async function withCopy(folders: Folders): Promise<{ source: string; before: string }> {
  const source = join(await folders.fixture('containers/session1.spy'), FILE);
  const before = join(folders.home, FILE);
  for (const ending of ['', '.info']) await copyFile(`${source}${ending}`, `${before}${ending}`);
  return { source, before };
}

async function press(window: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await window.keyboard.press(key);
}

/** Types over the cell at the cursor. */
async function type(window: Page, text: string, key = 'Enter'): Promise<void> {
  await window.keyboard.type(text);
  await window.keyboard.press(key);
}

function grid(window: Page): Locator {
  return window.getByRole('grid', { name: 'Trials' });
}

/** The cells of a trial's row: its number, then the table's columns. */
async function cellsOf(window: Page, trial: number): Promise<string[]> {
  const texts = await grid(window)
    .getByRole('row')
    .filter({ has: window.getByRole('button', { name: `Show trial ${trial}`, exact: true }) })
    .getByRole('gridcell')
    .allTextContents();
  return texts.slice(0, 4).map((text) => text.trim());
}

/** Opens the object, and goes to its table of trials. */
async function openTable(started: Started, filename = FILE): Promise<void> {
  const { window } = started;
  await row(window, filename).click();
  await expectShown(window, filename);
  await press(window, 'F6');
  await tabTo(window, /^Metadata/);
  await press(window, 'ArrowRight');
  await tabTo(window, /^Trials(Trial|Start)/);
  await expect(grid(window)).toBeFocused();
}

function fault(window: Page): Locator {
  return grid(window).locator('[aria-invalid="true"]');
}

test('a cell is edited in place, taken by Tab, undone and redone, and saved', async ({ folders, start }) => {
  const { source, before } = await withCopy(folders);
  const started = await start(source);
  const { window, errors } = started;
  await openTable(started);
  const files = snapshot(folders.work);
  expect(await cellsOf(window, 0)).toEqual(['0', '400', '-100', '1']);

  await press(window, 'ArrowRight', 'ArrowRight');
  await type(window, '-50', 'Tab');
  await expect.poll(() => cellsOf(window, 0)).toEqual(['0', '400', '-50', '1']);
  await expect(grid(window)).toBeFocused();
  await press(window, 'F2', 'End', '0', 'Enter');
  await expect.poll(() => cellsOf(window, 0)).toEqual(['0', '400', '-50', '10']);
  await press(window, '9', 'Escape');
  expect(await cellsOf(window, 1)).toEqual(['400', '800', '-100', '2']);

  await press(window, 'ControlOrMeta+z', 'ControlOrMeta+z');
  await expect.poll(() => cellsOf(window, 0)).toEqual(['0', '400', '-100', '1']);
  await press(window, 'ControlOrMeta+Shift+z');
  await expect.poll(() => cellsOf(window, 0)).toEqual(['0', '400', '-50', '1']);
  expect(snapshot(folders.work)).toEqual(files);

  await press(window, 'ControlOrMeta+s');
  await expectSaved(window, source);
  expect(judge(source)).toEqual([]);
  expect(judgeOnlyChanged(before, ['trialdefinition'], source)).toEqual([]);
  expect(errors).toEqual([]);
});

test('what cannot be a trial is refused at its cell, with what was typed, and the draft is as it was', async ({
  folders,
  start,
}) => {
  const { source } = await withCopy(folders);
  const started = await start(source);
  const { window, errors } = started;
  await openTable(started);
  const reason = window.getByRole('alert');
  for (const [typed, sentence] of [
    ['0.5', 'the start of trial 0 is 0.5, not a whole number of samples'],
    ['-3', 'the start of trial 0 is -3, before the first sample'],
    ['2401', 'the start of trial 0 is 2401, beyond the 2400 samples of the data'],
    ['500', 'trial 0 starts at 500, after its stop at 400'],
    ['soon', '"soon" of trial 0 is no number'],
  ] as const) {
    await type(window, typed);
    await expect(reason).toContainText(sentence);
    await expect(fault(window)).toHaveText(typed);
    await expect(fault(window)).toHaveAccessibleDescription(new RegExp(sentence.slice(-20)));
    await expect(window.getByRole('group', { name: 'Changes' })).toHaveCount(0);
    await press(window, 'Escape', 'ControlOrMeta+Home');
    await expect(reason).toHaveCount(0);
  }
  await press(window, 'Delete', 'Enter');
  await expect(reason).toContainText('the start of trial 0 is empty');
  await expect(fault(window)).toHaveText('');
  await press(window, 'Escape', 'ControlOrMeta+Home');

  await test.step('two cells that only fit together are taken together', async () => {
    await type(window, '500');
    await expect(reason).toContainText('after its stop');
    await press(window, 'ControlOrMeta+Home', 'ArrowRight');
    await type(window, '600');
    await expect(reason).toHaveCount(0);
    expect(await cellsOf(window, 0)).toEqual(['500', '600', '-100', '1']);
  });
  expect(errors).toEqual([]);
});

test('rows are added, removed, sorted by a column and copied', async ({ folders, start }) => {
  const { source } = await withCopy(folders);
  const started = await start(source);
  const { window, errors } = started;
  await openTable(started);

  await press(window, 'ArrowUp', 'Enter');
  await expect.poll(() => cellsOf(window, 0)).toEqual(['2000', '2400', '-100', '2']);
  await press(window, 'ControlOrMeta+z');
  await expect.poll(() => cellsOf(window, 0)).toEqual(['0', '400', '-100', '1']);

  await press(window, 'ControlOrMeta+Home', 'Shift+ArrowDown', 'ControlOrMeta+Delete');
  await expect(grid(window)).toHaveAttribute('aria-rowcount', '5');
  await expect.poll(() => cellsOf(window, 0)).toEqual(['800', '1200', '-100', '1']);

  await press(window, 'ControlOrMeta+Home', 'Shift+ArrowDown', 'Shift+ArrowRight', 'ControlOrMeta+c');
  await expect.poll(() => clipboardOf(started)).toBe('800\t1200\n1200\t1600');

  await press(window, 'Shift+Tab');
  await tabTo(window, /^Copy Table/);
  await press(window, 'Enter');
  await expect
    .poll(() => clipboardOf(started))
    .toBe('start\tstop\toffset\tinfo 1\n800\t1200\t-100\t1\n1200\t1600\t-100\t2\n1600\t2000\t-100\t1\n2000\t2400\t-100\t2\n');
  expect(errors).toEqual([]);
});

test('cells of a spreadsheet are pasted where the cursor is, a table with heads in the place of the whole', async ({
  folders,
  start,
}) => {
  const { source, before } = await withCopy(folders);
  const started = await start(source);
  const { app, window, errors } = started;
  const copy = (text: string): Promise<void> => app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
  await openTable(started);

  await copy('10\t390\r\n420\t790\r\n');
  await press(window, 'ControlOrMeta+v');
  await expect.poll(() => cellsOf(window, 1)).toEqual(['420', '790', '-100', '2']);
  expect(await cellsOf(window, 0)).toEqual(['10', '390', '-100', '1']);

  await copy('1\t2\n3\tx');
  await press(window, 'ControlOrMeta+v');
  await expect(window.getByRole('alert')).toContainText('line 2, cell 2 holds "x", which is no number');
  await expect(fault(window)).toHaveText('790');
  await press(window, 'Escape', 'ControlOrMeta+Home');

  await copy('start;stop;offset;load\n0;100;-20;3\n100;300;-20;4\n');
  await press(window, 'ControlOrMeta+v');
  await expect(grid(window)).toHaveAttribute('aria-rowcount', '3');
  expect(await cellsOf(window, 1)).toEqual(['100', '300', '-20', '4']);
  await expect(grid(window).getByRole('columnheader', { name: 'load' })).toBeVisible();

  await press(window, 'ControlOrMeta+s');
  await expectSaved(window, source);
  expect(judge(source)).toEqual([]);
  expect(judgeOnlyChanged(before, ['trialdefinition', 'info'], source)).toEqual([]);
  expect(errors).toEqual([]);
});

test('a CSV file is imported as the whole table; one that does not fit is refused at its cell', async ({ folders, start }) => {
  const { source } = await withCopy(folders);
  const file = (name: string): string => join(folders.home, `${name}.csv`);
  const [good, wrong, bytes, gone] = [file('good'), file('wrong'), file('bytes'), file('gone')];
  await writeFile(bytes, Uint8Array.of(0x89, 0xff, 0xfe));
  await writeFile(good, 'start,stop,offset\n0,500,0\n500,1000,0\n1000,1500,0\n');
  await writeFile(wrong, 'start,stop,offset\n0,500,0\n500,9000,0\n');
  const started = await start(source);
  const { app, window, errors } = started;
  await openTable(started);
  await press(window, 'Shift+Tab');
  await tabTo(window, /^Trials/);
  await tabTo(window, /^Import CSV/);

  await answerOpenDialog(app);
  await press(window, 'Enter');
  await expect(grid(window)).toHaveAttribute('aria-rowcount', '7');
  await answerOpenDialog(app, wrong);
  await press(window, 'Enter');
  await expect(window.getByRole('alert')).toContainText('the stop of trial 1 is 9000, beyond the 2400 samples');
  await expect(fault(window)).toHaveText('9000');
  for (const [unread, reason] of [
    [bytes, 'the file is not UTF-8 text'],
    [gone, 'There is no such file'],
  ] as const) {
    await answerOpenDialog(app, unread);
    await press(window, 'Enter');
    await expect(window.getByRole('alert')).toContainText(reason);
  }
  await expect(window.getByRole('group', { name: 'Changes' })).toHaveCount(0);
  await answerOpenDialog(app, good);
  await press(window, 'Enter');
  await expect(window.getByRole('alert')).toHaveCount(0);
  await expect(grid(window)).toHaveAttribute('aria-rowcount', '4');
  await expect(grid(window)).toHaveAttribute('aria-colcount', '8');
  expect(errors).toEqual([]);
});
