import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { changedInTitle, edit, rename } from './drafting';
import {
  expect,
  lookAt,
  makeObject,
  objectView,
  resize,
  row,
  sharedStart,
  showObject,
  SIZES,
  test,
  type Folders,
} from './harness';
import { expectSaved, makeAnalog } from './saving';

const CONTAINER = 'rat7.spy';
const SHOWN = 'rat7_m05.analog';

function objectIn({ work }: Pick<Folders, 'work'>, tag: string): string {
  return join(work, CONTAINER, `rat7_${tag}.analog`);
}

function sampleIn({ home }: Pick<Folders, 'home'>): string {
  return join(home, 'sample.analog');
}

const desk = sharedStart((folders) => {
  makeObject('sound', sampleIn(folders));
  mkdirSync(join(folders.work, CONTAINER));
  for (let count = 1; count <= 20; count += 1) {
    putPair(sampleIn(folders), objectIn(folders, `m${String(count).padStart(2, '0')}`));
  }
  return Promise.resolve([join(folders.work, CONTAINER)]);
});

function object(tag: string): string {
  return objectIn(desk.folders, tag);
}

/** Another program puts an object there. */
function putPair(from: string, to: string): void {
  for (const end of ['', '.info']) copyFileSync(from + end, to + end);
}

/** What of the window must not move when something is written: the list, what is looked at, what is typed, the stretch in view. */
async function place(): Promise<unknown> {
  const tree = desk.window.getByRole('tree', { name: 'Objects' });
  const field = desk.window.getByRole('textbox', { name: 'Sampling rate' });
  const [first] = await tree.getByRole('treeitem').evaluateAll((items) => {
    const box = items[0]?.parentElement?.parentElement?.getBoundingClientRect();
    const inView = items.map((item) => ({
      top: Math.round(item.getBoundingClientRect().top - (box?.top ?? 0)),
      text: item.textContent,
    }));
    return inView.filter(({ top }) => top >= 0).sort((one, other) => one.top - other.top);
  });
  return {
    first,
    shown: await tree.getByRole('treeitem', { selected: true }).textContent(),
    typed: await field.inputValue(),
    isFocused: await field.evaluate((element) => element === document.activeElement),
    axis: await desk.window.getByRole('region', { name: 'Picture' }).locator('svg text').allTextContents(),
  };
}

async function scrollTo(top: number): Promise<void> {
  await desk.window.getByRole('tree', { name: 'Objects' }).evaluate((tree, to) => (tree.scrollTop = to), top);
}

function notice(): Locator {
  return desk.window.getByRole('region', { name: 'Inspector' }).locator('.outside');
}

test('what another program writes appears by itself, marked as new, and nothing else moves', async () => {
  const { window } = desk;
  await resize(desk, SIZES[0]);
  await showObject(window, SHOWN);
  await scrollTo(200);
  await window.getByRole('region', { name: 'Picture' }).getByRole('button', { name: 'Zoom in' }).click();
  const field = window.getByRole('textbox', { name: 'Sampling rate' });
  await field.fill('12');
  const before = await place();
  const sample = sampleIn(desk.folders);

  copyFileSync(sample, object('a'));
  await expect(row(window, 'rat7.spy')).toContainText('20 objects, 1 stray');
  await expect.poll(place).toEqual(before);
  copyFileSync(`${sample}.info`, `${object('a')}.info`);
  makeObject('sound', object('z'));
  await expect(row(window, 'rat7.spy')).toContainText('22 objects, 2 new');
  await expect(window.getByText('2 new objects in rat7.spy')).toBeAttached();
  await expect.poll(place).toEqual(before);
  await lookAt(desk, 'live-view-new');

  await field.press('Escape');
  await showObject(window, 'rat7_z.analog');
  await scrollTo(0);
  await expect(row(window, 'rat7.spy')).toContainText('22 objects, 1 new');
  await window.keyboard.press('F5');
  await expect(row(window, 'rat7.spy')).toHaveText(/22 objects\s*$/);
});

test('half of a pair that stays alone is said to be written, and then to be a stray', async () => {
  const { window } = desk;
  copyFileSync(object('a'), object('half'));
  await expect(row(window, 'rat7_half.analog')).toContainText('Another program is writing this object.');
  await expect(row(window, 'rat7_half.analog')).toContainText('has no .info file beside it', { timeout: 10_000 });
  rmSync(object('half'));
  await expect(row(window, 'rat7_half.analog')).toHaveCount(0);
});

test('an object that is changed while it is looked at stays as it was read until the user asks', async () => {
  const { window } = desk;
  await showObject(window, SHOWN);
  const zoomedOut = window.getByRole('button', { name: 'Zoom out' });
  await expect(zoomedOut).toBeDisabled();
  await window.getByRole('button', { name: 'Zoom in' }).click();
  await expect(zoomedOut).toBeEnabled();
  makeAnalog('filled', object('m05'), 1);
  await expect(notice()).toContainText('Another program changed the files.');
  await expect(row(window, SHOWN)).toContainText('changed');
  await expect(objectView(window, SHOWN)).toContainText('2000 × 4');
  await lookAt(desk, 'live-view-changed');
  await notice().getByRole('button', { name: 'Show the New State' }).click();
  await expect(objectView(window, SHOWN)).toContainText('× 64');
  await expect(notice()).toHaveCount(0);
  // The stretch in view is the same one.
  await expect(zoomedOut).toBeEnabled();
  await expect(row(window, 'rat7.spy')).toHaveText(/22 objects\s*$/);
});

test('a save of this window is no news to it; a change under a draft leads to both states', async () => {
  const { window } = desk;
  await showObject(window, 'rat7_m06.analog');
  await edit(window, object('m06'), rename('mine'));
  await changedInTitle(window, 'rat7_m06.analog');
  await window.keyboard.press('ControlOrMeta+s');
  await expectSaved(window, object('m06'));
  await window.keyboard.press('Escape');
  await edit(window, object('m06'), rename('again'));
  await changedInTitle(window, 'rat7_m06.analog');
  makeAnalog('filled', object('m06'), 1);
  await expect(notice()).toContainText('Your unsaved changes are kept.');
  await expect(row(window, 'rat7.spy')).toContainText('22 objects, 1 changed');
  await notice().getByRole('button', { name: 'Look at Both States' }).click();
  const both = window.getByRole('region', { name: 'Changed by another program' });
  await both.getByRole('button', { name: 'Discard My Changes…' }).click();
  await both.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(both).toHaveCount(0);
});

test('a folder that goes away says so, at what is looked at too, and comes back by itself', async () => {
  const { window } = desk;
  await showObject(window, 'rat7_m07.analog');
  const away = join(desk.folders.home, 'away.spy');
  renameSync(join(desk.folders.work, CONTAINER), away);
  await expect(row(window, 'There is no such file or folder.')).toBeVisible();
  await expect(notice()).toContainText('There is no such file or folder. What is shown was read before.');
  await lookAt(desk, 'live-view-away');
  renameSync(away, join(desk.folders.work, CONTAINER));
  await expect(row(window, 'rat7.spy')).toHaveText(/22 objects\s*$/);
  await expect(notice()).toHaveCount(0);

  for (const end of ['', '.info']) rmSync(object('m07') + end);
  await expect(notice()).toContainText('The files are not there any more.');
  await expect(row(window, 'rat7.spy')).toHaveText(/21 objects\s*$/);
  await expect(objectView(window, 'rat7_m07.analog')).toBeVisible();
});

test('the whole time the window reported no error', () => {
  expect(desk.errors).toEqual([]);
});
