import { expect, expectedObjects, expectedOf, objectView, openTab, sharedStart, showObject, test } from './harness';

const desk = sharedStart(async (folders) => [await folders.fixture('containers/session1.spy')]);
const SESSION1 = Object.keys(expectedObjects).filter((name) => name.startsWith('session1.spy/'));

/** As the table writes it; numbers of single precision have no more digits than they need. */
function numberOf(text: string): number {
  return Number(text.replace('\u2212', '-'));
}

for (const path of SESSION1) {
  const filename = path.slice('session1.spy/'.length);
  const { dimord, datasets, trialdefinition, attributes } = expectedOf(path);
  const { dtype, shape, first } = datasets['data'] ?? { dtype: '', shape: [], first: [] };

  test.describe(filename, () => {
    test('tells its type, its dimensions, its labels and its datasets as h5py reads them', async () => {
      await showObject(desk.window, filename);
      const panel = await openTab(desk.window, 'Metadata');
      const facts = panel.locator('dl');
      await expect(facts).toContainText(dtype);
      for (const [axis, name] of dimord.entries()) {
        const isTable = shape.length !== dimord.length || dimord[0] === 'sample';
        await expect(facts).toContainText(isTable ? name : `${name} ${shape[axis] ?? ''}`);
      }
      for (const dimension of ['channel', 'unit', 'channel_i', 'channel_j']) {
        const labels = attributes[dimension];
        if (!Array.isArray(labels)) continue;
        const listed = panel.locator('section', { has: desk.window.getByRole('heading', { name: `${dimension} ` }) });
        await expect(listed.first().getByRole('gridcell')).toHaveText(labels.map(String));
      }
      for (const name of Object.keys(datasets).filter((one) => one !== 'trialdefinition')) {
        await expect(
          panel.getByRole('row', { name: new RegExp(`^${name} ${datasets[name]?.shape.join(' × ') ?? ''}`) }),
        ).toBeVisible();
      }
    });

    test('shows the trial definition, in samples and in seconds', async () => {
      const panel = await openTab(desk.window, 'Trials');
      for (const [trial, [start = 0, stop = 0, offset = 0, ...info]] of trialdefinition.entries()) {
        const cells = panel
          .getByRole('row')
          .nth(trial + 1)
          .getByRole('gridcell');
        const seconds = [start, stop, offset, stop - start].map((samples) => String(Number((samples / 1000).toFixed(6))));
        await expect(cells).toHaveText([...[start, stop, offset, ...info].map(String), ...seconds]);
      }
    });

    test('shows its first numbers', async () => {
      const panel = await openTab(desk.window, 'Numbers');
      const columns = shape.at(-1) ?? 1;
      for (const [at, value] of first.entries()) {
        const cell = panel
          .getByRole('row')
          .nth(Math.floor(at / columns) + 1)
          .getByRole('cell')
          .nth(at % columns);
        await expect(cell).not.toHaveText('…');
        const text = (await cell.textContent()) ?? '';
        if (typeof value === 'number') {
          expect(dtype === 'float32' ? Math.fround(numberOf(text)) : numberOf(text)).toBe(value);
        } else {
          const [, re = '', im = ''] = /^(-?[^+-]+(?:e-\d+)?)([+-].+)i$/.exec(text) ?? [];
          expect([Math.fround(numberOf(re)), Math.fround(numberOf(im))]).toEqual([value.re, value.im]);
        }
      }
    });
  });
}

test('the last numbers are reached by keys', async () => {
  await showObject(desk.window, 'session1_lfp.analog');
  const panel = await openTab(desk.window, 'Numbers');
  const table = panel.getByRole('region', { name: 'Numbers of data' });
  await table.focus();
  await desk.window.keyboard.press('End');
  await expect(panel.getByRole('rowheader', { name: '2399' })).toBeVisible();
  await expect(objectView(desk.window, 'session1_lfp.analog')).toBeVisible();
});

test('the whole time the window reported no error', () => {
  expect(desk.errors).toEqual([]);
});
