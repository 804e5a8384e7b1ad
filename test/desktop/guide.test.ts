import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { endAll } from './drafting';
import { firstSteps, recovering, tasks } from './guide';
import { chooseInMenu, closeProgram, expect, launch, sharedStart, SIZES, takePictures, test, violationsOf } from './harness';

const project = resolve(import.meta.dirname, '../..');
const pictures = readdirSync(join(project, 'docs/pictures'));
const seen = new Set<string>();

/** Each place of the guide has its picture. */
const show = (name: string): Promise<void> => {
  expect(pictures).toContain(`${name}.png`);
  seen.add(`${name}.png`);
  return Promise.resolve();
};

const desk = sharedStart((folders) => Promise.resolve([join(folders.work, 'gone.spy')]));

/** Presses a key as the system hands it on: keys of Playwright go past the program, straight into the page. */
async function press(keyCode: string, ...modifiers: ('alt' | 'control')[]): Promise<void> {
  await desk.app.evaluate(
    ({ webContents }, key) => {
      const contents = webContents.getAllWebContents().find((one) => one.getURL().startsWith('spydesk://guide/'));
      contents?.sendInputEvent({ type: 'keyDown', ...key });
    },
    { keyCode, modifiers },
  );
}

/** Opens the guide by `way`; answers its window. */
async function guideBy(way: () => Promise<void>): Promise<Page> {
  const [guide] = await Promise.all([desk.app.waitForEvent('window'), way()]);
  await expect(guide.getByRole('main')).toBeVisible();
  return guide;
}

test('the guide opens from the menu, leads from page to page and nowhere else, and is closed by a key', async () => {
  const guide = await guideBy(() => chooseInMenu(desk.app, 'guide'));
  await expect(guide.getByRole('heading', { level: 1, name: 'Spydesk Guide' })).toBeVisible();
  await expect(guide.getByText('Syncopy (https://github.com/esi-neuroscience/syncopy)')).toBeVisible();
  const started = { app: desk.app, errors: desk.errors, window: guide };
  expect(await violationsOf(started)).toEqual([]);
  await takePictures(started, 'guide', undefined, [SIZES[0]]);

  await guide.getByRole('navigation').getByRole('link', { name: 'Save', exact: true }).click();
  await expect(guide).toHaveTitle('Save – Spydesk Guide');
  await expect(guide.getByRole('img').first()).toHaveJSProperty('complete', true);
  expect(await guide.getByRole('img').evaluateAll((all) => all.every((one) => (one as HTMLImageElement).naturalWidth > 0))).toBe(
    true,
  );
  await press('Left', 'alt');
  await expect(guide).toHaveTitle('Spydesk Guide – Spydesk Guide');

  const before = guide.url();
  for (const to of ['https://example.org/', 'spydesk://app/index.html', 'file:///etc/passwd']) {
    await desk.app.evaluate(async ({ webContents }, address) => {
      const contents = webContents.getAllWebContents().find((one) => one.getURL().startsWith('spydesk://guide/'));
      const click = `Object.assign(document.createElement('a'), { href: ${JSON.stringify(address)} }).click()`;
      await contents?.executeJavaScript(click);
      // What was begun has been refused by the time that the page answers again.
      await contents?.executeJavaScript('0');
    }, to);
    expect(guide.url()).toBe(before);
  }
  expect(await guide.evaluate(() => 'spydesk' in globalThis)).toBe(false);

  await press('=', 'control');
  await expect.poll(() => guide.evaluate(() => globalThis.devicePixelRatio)).toBeGreaterThan(1);
  await press('0', 'control');
  const closed = guide.waitForEvent('close');
  await press('Escape');
  await closed;
});

test('an error leads to its entry, in the one window of the guide', async () => {
  const { app, errors, window } = desk;
  const notices = window.getByRole('complementary', { name: 'Notices' });
  const guide = await guideBy(() => window.keyboard.press('F1'));
  await expect(guide).toHaveURL('spydesk://guide/index.html');
  // A second time too: then no page is loaded.
  for (let times = 0; times < 2; times += 1) {
    await notices.getByRole('button', { name: 'In the Guide' }).click();
    await expect(guide).toHaveURL('spydesk://guide/errors.html#not-found');
    await expect(guide.getByRole('heading', { name: 'not-found' })).toBeInViewport();
  }
  expect(await violationsOf({ app, errors, window: guide })).toEqual([]);
  expect(app.windows()).toHaveLength(2);
  await guide.close();
  await notices.getByRole('button', { name: 'Dismiss' }).click();
});

test('a newcomer goes the first steps, what the pages show can be done, and what was not saved comes back', async () => {
  const earlier = desk.errors.length;
  const container = await firstSteps(desk, show);
  await test.step('the same container in a terminal', async () => {
    const cli = join(project, 'out/main/cli.js');
    const { stdout } = await promisify(execFile)(process.execPath, [cli, 'info', container, '--json']);
    const objects = JSON.parse(stdout) as { tag: string; labels: { channel: string[] } }[];
    expect(objects).toHaveLength(8);
    const renamed = objects.find(({ tag }) => tag === 'renamed');
    expect(renamed?.labels.channel).toEqual(['V1-01', 'reference', 'V4-01', 'V4-02', 'FEF-01', 'FEF-02', 'LIP-01', 'LIP-02']);
  });
  await tasks(desk, show);
  expect(desk.errors.slice(earlier)).toEqual([]);
  await endAll(desk);
  const next = await launch(desk.folders, []);
  try {
    await recovering(next, show);
  } finally {
    await closeProgram(next.app);
  }
  expect([...seen].sort()).toEqual(pictures.sort());
});
