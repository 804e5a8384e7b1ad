import { join } from 'node:path';
import { expect, FAULTS, makeObject, makeUnsound, row, sharedStart, showObject, test } from './harness';

const desk = sharedStart((folders) => {
  makeUnsound(join(folders.work, 'rat7.spy'));
  return Promise.resolve([join(folders.work, 'rat7.spy')]);
});

for (const [tag, { sentence }] of Object.entries(FAULTS)) {
  test(`an object with the fault ${tag} says what is wrong in its place, and the others open`, async () => {
    const filename = `rat7_${tag}.analog`;
    await row(desk.window, filename).click();
    await expect(desk.window.getByRole('heading', { level: 1, name: filename })).toBeVisible();
    const alert = desk.window.getByRole('region', { name: 'Inspector' }).getByRole('alert');
    await expect(alert).toContainText(sentence);
    await expect(alert).toContainText(join(desk.folders.work, 'rat7.spy', filename));

    await showObject(desk.window, 'rat7_later.analog');
    await expect(alert).toHaveCount(0);
  });
}

test('an object that was mended is opened by Try Again', async () => {
  await row(desk.window, 'rat7_wrong-shape.analog').click();
  const again = desk.window.getByRole('button', { name: 'Try Again' });
  await again.click();
  await expect(desk.window.getByRole('alert')).toContainText('do not belong together');
  makeObject('sound', join(desk.folders.work, 'rat7.spy', 'rat7_wrong-shape.analog'));
  await again.click();
  await expect(desk.window.getByRole('article', { name: 'rat7_wrong-shape.analog' })).toBeVisible();
});

test('the whole time the window reported no error', () => {
  expect(desk.errors).toEqual([]);
});
