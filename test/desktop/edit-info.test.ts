import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, judge, judgeOnlyChanged, lookAt, tabTo, test } from './harness';
import { expectSaved, snapshot } from './saving';

/** Copies a pair out of the way, to be compared with later. */
async function copyOf(data: string, folder: string): Promise<string> {
  const copy = join(folder, 'before.analog');
  await copyFile(data, copy);
  await copyFile(`${data}.info`, `${copy}.info`);
  return copy;
}

async function press(window: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await window.keyboard.press(key);
}

function infoTree(window: Page): Locator {
  return window.getByRole('tree', { name: 'info', exact: true });
}

/** The row of the tree that has the cursor. */
function activeRow(window: Page): Locator {
  return infoTree(window).locator('[aria-selected="true"]');
}

/** The text of `info` as it stands in a file. */
function infoOf(text: string): string {
  const start = text.indexOf('"info": {');
  return text.slice(start, text.indexOf('\n    },', start));
}

/** Opens the tab Info by the keyboard and goes to its tree. */
async function toTree(window: Page): Promise<void> {
  await expect(window.getByRole('application')).toBeVisible();
  await window.keyboard.press('F6');
  await tabTo(window, /^Metadata/);
  await press(window, 'ArrowRight', 'ArrowRight');
  await expect(window.getByRole('tabpanel', { name: 'Info' })).toBeVisible();
  await tabTo(window, /^info/);
  await expect(infoTree(window)).toBeFocused();
}

test('one value is changed by the keyboard, and every other token stays as it was', async ({ folders, start }) => {
  const container = await folders.fixture('awkward/tokens.spy');
  const data = join(container, 'tokens.analog');
  const before = await copyOf(data, folders.home);
  const original = await readFile(`${data}.info`, 'utf8');
  const { window, errors } = await start(data);
  await toTree(window);

  await test.step('a value is edited in its place', async () => {
    await press(window, 'Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    const field = window.getByRole('textbox', { name: 'Value of info["f"]' });
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('1000.0');
    await window.keyboard.type('2000.0');
    await press(window, 'Enter');
    await expect(activeRow(window)).toHaveText(/^\s*f\s+2000\.0\s*$/);
    await expect(infoTree(window)).toBeFocused();
  });

  await test.step('the files are as they were until it is saved', async () => {
    expect(await readFile(`${data}.info`, 'utf8')).toBe(original);
  });

  await press(window, 'ControlOrMeta+s');
  await expectSaved(window, data);
  const saved = await readFile(`${data}.info`, 'utf8');
  expect(infoOf(saved)).toBe(infoOf(original).replace('"f": 1000.0', '"f": 2000.0'));
  expect(judge(data)).toEqual([]);
  expect(judgeOnlyChanged(before, ['info'], data)).toEqual([]);
  expect(errors).toEqual([]);
});

test('values are added, renamed and removed by the keyboard, and undo leads back to the very bytes', async ({
  folders,
  start,
}) => {
  const data = join(await folders.fixture('awkward/tokens.spy'), 'tokens.analog');
  const original = await readFile(`${data}.info`, 'utf8');
  const before = await copyOf(data, folders.home);
  const started = await start(data);
  const { window, errors } = started;
  await toTree(window);

  await test.step('a key is added, with a value of any kind', async () => {
    await press(window, 'Insert');
    await expect(window.getByRole('textbox', { name: 'New key' })).toBeFocused();
    await window.keyboard.type('rig');
    await press(window, 'Tab');
    await window.keyboard.type('{"room": "E2.14", "gain": 20.0}');
    await press(window, 'Enter');
    await expect(activeRow(window)).toContainText('rig 2 entries');
  });
  await test.step('what is in it opens, and one more value joins the others', async () => {
    await press(window, 'ArrowRight', 'Insert');
    await window.keyboard.type('side');
    await press(window, 'Tab');
    await window.keyboard.type('"left"');
    await press(window, 'Enter');
    await expect(activeRow(window)).toContainText('side "left"');
  });
  await test.step('a key is renamed in its place', async () => {
    await press(window, 'F2');
    await expect(window.getByRole('textbox', { name: 'Key of info["rig"]["side"]' })).toHaveValue('side');
    await window.keyboard.type('hemisphere');
    await press(window, 'Enter');
    await expect(activeRow(window)).toContainText('hemisphere "left"');
  });
  await test.step('a value is removed, and the one before it has the cursor', async () => {
    await press(window, 'Delete');
    await expect(activeRow(window)).toContainText('gain 20.0');
  });
  await test.step('a list takes one more at its end', async () => {
    await press(window, 'Home', ...Array.from({ length: 9 }, () => 'ArrowDown'));
    await expect(activeRow(window)).toContainText('nested');
    await press(window, 'ArrowRight', 'ArrowRight', 'Insert');
    await window.keyboard.type('1e+22');
    await press(window, 'Enter');
    await expect(activeRow(window)).toHaveText(/^\s*6\s+1e\+22\s*$/);
    await expect(infoTree(window)).toBeFocused();
  });
  await lookAt(started, 'edit-info-tree');

  await test.step('five undos, and a save would write info as it was', async () => {
    for (let step = 0; step < 5; step += 1) await press(window, 'ControlOrMeta+z');
    await expect(window.getByRole('group', { name: 'Changes' })).toContainText('Nothing to save');
    await press(window, 'ControlOrMeta+s');
    await expectSaved(window, data);
    expect(infoOf(await readFile(`${data}.info`, 'utf8'))).toBe(infoOf(original));
    expect(judgeOnlyChanged(before, [], data)).toEqual([]);
  });
  expect(errors).toEqual([]);
});

/** As many levels as an `.info` may have, the one around `info` aside, and more values than a tree shows. */
const LEVELS = 199;
const VALUES = 6_000;

test('an info of very many values and levels opens as a tree, is edited in both, and keeps each token', async ({
  folders,
  start,
}) => {
  const data = join(await folders.fixture('awkward/tokens.spy'), 'tokens.analog');
  const deep = `${'{"in": '.repeat(LEVELS - 1)}1.50${'}'.repeat(LEVELS - 1)}`;
  const many = Array.from({ length: VALUES }, (_, at) => `${at}.0e+02`);
  const whole = await readFile(`${data}.info`, 'utf8');
  await writeFile(
    `${data}.info`,
    whole.replace(`${infoOf(whole)}\n    }`, `"info": {"deep": ${deep}, "many": [${many.join(', ')}]}`),
  );
  const before = await copyOf(data, folders.home);
  const { app, window, errors } = await start(data);
  await toTree(window);
  const edited = async (text: string): Promise<void> => {
    await press(window, 'Enter', 'ControlOrMeta+a');
    await window.keyboard.type(text);
    await press(window, 'Enter');
    await expect(activeRow(window)).toContainText(text);
    await expect(infoTree(window)).toBeFocused();
  };

  await test.step('the deepest value', async () => {
    await press(window, 'Home', 'ArrowDown');
    for (let level = 1; level < LEVELS; level += 1) await press(window, 'ArrowRight', 'ArrowRight');
    await expect(activeRow(window)).toHaveAttribute('aria-level', String(LEVELS + 1));
    await expect(activeRow(window)).toContainText('1.50');
    await edited('2.50');
  });
  await test.step('the last value that the tree shows; what it leaves out is said', async () => {
    await press(window, 'End', 'ArrowRight', 'End');
    await expect(activeRow(window)).toContainText(/[\d,]+ more values not shown here/);
    await press(window, 'ArrowUp');
    await edited('-0.0');
  });
  await test.step('a value that the tree does not show, in the text, which has them all', async () => {
    await window.getByRole('button', { name: 'Text', exact: true }).click();
    const field = window.getByRole('textbox', { name: 'info as text' });
    const text = await field.inputValue();
    expect(text).toContain('5999.0e+02');
    await field.focus();
    await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text.replace('5999.0e+02', '5999.50'));
    await press(window, 'ControlOrMeta+a', 'ControlOrMeta+v', 'ControlOrMeta+Enter');
    await expect(window.getByRole('group', { name: 'Changes' })).toContainText('Not saved: info.');
  });
  await press(window, 'ControlOrMeta+s');
  await expectSaved(window, data);
  const tokens: string[] = infoOf(await readFile(`${data}.info`, 'utf8')).match(/\d+\.0e\+02|5999\.50|2\.50|-0\.0/g) ?? [];
  const changed = tokens.indexOf('-0.0') - 1;
  expect(changed).toBeGreaterThan(4_000);
  expect(tokens).toEqual(['2.50', ...many.slice(0, -1).with(changed, '-0.0'), '5999.50']);
  expect(judge(data)).toEqual([]);
  expect(judgeOnlyChanged(before, ['info'], data)).toEqual([]);
  expect(errors).toEqual([]);
});

test('what is refused in the tree stays where it was typed, with the reason', async ({ folders, start }) => {
  const data = join(await folders.fixture('awkward/tokens.spy'), 'tokens.analog');
  const files = snapshot(folders.work);
  const started = await start(data);
  const { window, errors } = started;
  await toTree(window);
  const alert = infoTree(window).getByRole('alert');

  await test.step('a value that is no JSON, with the cursor at the fault', async () => {
    await press(window, 'ArrowDown', 'Enter');
    const field = window.getByRole('textbox', { name: 'Value of info["big"]' });
    await window.keyboard.type('[1, 2');
    await press(window, 'Enter');
    await expect(alert).toContainText('the text is no JSON: a comma or ] is missing');
    await expect(alert).toContainText('line 1, column 6');
    await expect(field).toHaveValue('[1, 2');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(await field.evaluate((one: HTMLInputElement) => one.selectionStart)).toBe(5);
    await lookAt(started, 'edit-info-refused');
    await press(window, 'Tab');
    await expect(field).toHaveValue('[1, 2');
    await window.getByRole('tab', { name: 'History' }).click();
    await window.getByRole('tab', { name: 'Info' }).click();
    await expect(field).toHaveValue('[1, 2');
    await field.focus();
    await press(window, 'Escape');
    await expect(activeRow(window)).toContainText('1152921504606846977');
  });
  await test.step('a new key that is there already', async () => {
    await press(window, 'Insert');
    await window.keyboard.type('unit');
    await press(window, 'Tab');
    await window.keyboard.type('1');
    await press(window, 'Enter');
    await expect(alert).toContainText('there is a value called "unit" already');
    await expect(window.getByRole('textbox', { name: 'New key' })).toHaveAttribute('aria-invalid', 'true');
    await press(window, 'Escape');
  });
  await test.step('another name that is taken', async () => {
    await press(window, 'Home', 'ArrowDown', 'F2');
    await window.keyboard.type('nan');
    await press(window, 'Enter');
    await expect(alert).toContainText('there is a value called "nan" already');
    await press(window, 'Escape');
  });
  await test.step('info itself, and an object that would be replaced by its text, stay', async () => {
    await press(window, 'Home', 'Delete');
    await expect(window.getByRole('button', { name: 'Nothing to remove: info itself stays' })).toBeVisible();
    await expect(window.getByRole('button', { name: 'No key to rename: info itself stays' })).toBeVisible();
  });
  await expect(window.getByRole('group', { name: 'Changes' })).toHaveCount(0);
  expect(snapshot(folders.work)).toEqual(files);
  expect(errors).toEqual([]);
});

test('info is edited as one text; a wrong one is refused at its line and column, and nothing of it is lost', async ({
  folders,
  start,
}) => {
  const data = join(await folders.fixture('awkward/tokens.spy'), 'tokens.analog');
  const before = await copyOf(data, folders.home);
  const original = await readFile(`${data}.info`, 'utf8');
  const started = await start(data);
  const { window, errors } = started;
  await toTree(window);
  await press(window, 'Shift+Tab');
  for (let steps = 0; steps < 8; steps += 1) {
    if (await window.getByRole('button', { name: 'Text', exact: true }).evaluate((one) => one === document.activeElement)) break;
    await press(window, 'Shift+Tab');
  }
  await press(window, 'Enter');
  const field = window.getByRole('textbox', { name: 'info as text' });
  await expect(field).toBeVisible();
  await press(window, 'Tab');
  await expect(field).toBeFocused();
  const text = await field.inputValue();
  // The same text as in the file, where it stands one level deeper.
  expect(text.replaceAll('\n', '\n    ')).toBe(infoOf(original).replace('"info": ', '') + '\n    }');

  const alert = window.getByRole('region', { name: 'info', exact: true }).getByRole('alert');
  const wrongTexts = [
    { wrong: '{\n    "a": 1\n    "b": 2\n}', reason: 'a comma or } is missing (line 3, column 5)', offset: 17 },
    { wrong: '{\n    "a": 1,\n    "a": 2\n}', reason: 'the name "a" is given twice (line 3, column 5)', offset: 18 },
    { wrong: '[1, 2]', reason: 'the text is no JSON object', offset: 0 },
    { wrong: `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`, reason: 'nested too deeply', offset: null },
  ];
  for (const { wrong, reason, offset } of wrongTexts) {
    await test.step(`refused: ${reason}`, async () => {
      await field.fill(wrong);
      await press(window, 'ControlOrMeta+Enter');
      await expect(alert).toContainText(reason);
      await expect(field).toHaveValue(wrong);
      if (offset !== null) {
        await expect.poll(() => field.evaluate((one: HTMLTextAreaElement) => one.selectionStart)).toBe(offset);
      }
    });
  }
  await test.step('it is still there after a look at the tree', async () => {
    await field.fill(wrongTexts[0]?.wrong ?? '');
    await press(window, 'Tab');
    await expect(alert).toContainText('line 3, column 5');
    await lookAt(started, 'edit-info-text');
    await window.getByRole('button', { name: 'Tree', exact: true }).click();
    await expect(infoTree(window)).toBeVisible();
    await window.getByRole('button', { name: 'Text', exact: true }).click();
    await expect(field).toHaveValue(wrongTexts[0]?.wrong ?? '');
    await window.getByRole('button', { name: 'Go to Line 3' }).click();
    await expect(field).toBeFocused();
    await press(window, 'Escape');
    await expect(field).toHaveValue(text);
  });
  await test.step('a right text is taken, and saved token for token', async () => {
    await field.fill(text.replace('"tiny": 5e-324', '"tiny": 1e-300'));
    await press(window, 'Tab');
    await expect(window.getByRole('group', { name: 'Changes' })).toContainText('Not saved: info.');
    await press(window, 'ControlOrMeta+s');
    await expectSaved(window, data);
    const saved = await readFile(`${data}.info`, 'utf8');
    expect(infoOf(saved)).toBe(infoOf(original).replace('"tiny": 5e-324', '"tiny": 1e-300'));
    expect(judge(data)).toEqual([]);
    expect(judgeOnlyChanged(before, ['info'], data)).toEqual([]);
  });
  expect(errors).toEqual([]);
});

test('a note is written about the object, and saved in its info', async ({ folders, start }) => {
  const data = await folders.fixture('containers/loose.analog');
  const before = await copyOf(data, folders.home);
  const { window, errors } = await start(data);
  await expect(window.getByRole('application')).toBeVisible();
  await press(window, 'F6');
  await tabTo(window, /^Metadata/);
  await press(window, 'ArrowRight', 'ArrowRight');
  await tabTo(window, /^Note$/);
  const note = window.getByRole('textbox', { name: 'Note' });

  await window.keyboard.type('no');
  await press(window, 'Escape');
  await expect(note).toHaveValue('');
  await window.keyboard.type('Rig 3,');
  await press(window, 'Enter');
  await window.keyboard.type('electrode 4 was loose');
  await press(window, 'Tab');
  await expect(infoTree(window)).toContainText('note "Rig 3,\\nelectrode 4 was loose"');
  await press(window, 'ControlOrMeta+s');
  await expectSaved(window, data);
  expect(await readFile(`${data}.info`, 'utf8')).toContain('"note": "Rig 3,\\nelectrode 4 was loose"');
  expect(judge(data)).toEqual([]);
  expect(judgeOnlyChanged(before, ['info'], data)).toEqual([]);
  await expect(note).toHaveValue('Rig 3,\nelectrode 4 was loose');
  expect(errors).toEqual([]);
});
