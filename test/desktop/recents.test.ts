import { rm } from 'node:fs/promises';
import { expect, test, takePictures } from './harness';

test('what was opened before is offered again, in the menu and on the start page', async ({ folders, start }) => {
  const [container, loose] = [await folders.fixture('containers/session1.spy'), await folders.fixture('containers/loose.analog')];
  const first = await start(container, loose);
  await expect(first.window.getByRole('heading', { name: 'loose.analog' })).toBeVisible();
  await first.app.close();

  const started = await start('--new-window');
  const { app, window } = started;
  const list = window.getByRole('region', { name: 'Opened before' });
  await expect(list.getByRole('button')).toHaveText([/^loose\.analog/, /^session1\.spy/]);
  await takePictures(started, 'start-recents');
  await list.getByRole('button', { name: /session1\.spy/ }).click();
  await expect(window.getByText('11 objects')).toBeVisible();

  const inMenu = await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.getMenuItemById('open-recent')?.submenu?.items ?? [];
    return items.map(({ label }) => label);
  });
  expect(inMenu.slice(0, 2)).toEqual([container, loose]);
  await app.evaluate(({ Menu }, path) => {
    const items = Menu.getApplicationMenu()?.getMenuItemById('open-recent')?.submenu?.items ?? [];
    items.find(({ label }) => label === path)?.click();
  }, loose);
  await expect(window.getByRole('heading', { name: 'loose.analog' })).toBeVisible();
});

test('what is gone by now is told, and not offered any more', async ({ folders, start }) => {
  const container = await folders.fixture('awkward/cat.spy');
  const first = await start(container);
  await expect(first.window.getByText('cat.spy').first()).toBeVisible();
  await first.app.close();
  await rm(container, { recursive: true });

  const { window } = await start('--new-window');
  await window.getByRole('button', { name: /cat\.spy/ }).click();
  await expect(window.getByText('There is no such file or folder.')).toBeVisible();
  await expect(window.getByRole('region', { name: 'Opened before' })).toHaveCount(0);
});
