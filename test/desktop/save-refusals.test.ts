import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test, type Folders } from './harness';
import { expectShown, openSaveDialog, snapshot, type FieldName, type SaveDialog, type Way } from './saving';

interface Refusal {
  readonly title: string;
  readonly way: Way;
  readonly texts: Partial<Record<FieldName, string>>;
  /** The field at which the message stands. */
  readonly at: FieldName;
  readonly says: RegExp;
}

type Row = readonly [title: string, way: Way, texts: Partial<Record<FieldName, string>>, at: FieldName, says: RegExp];
const refusals = (rows: readonly Row[]): Refusal[] =>
  rows.map(([title, way, texts, at, says]) => ({ title, way, texts, at, says }));

const CONTAINERS = refusals([
  ['an empty container', 'container', { Container: '' }, 'Container', /^The name is empty/],
  ['a container of spaces', 'container', { Container: '  ' }, 'Container', /^The name is empty/],
  ['a container that is an ending alone', 'container', { Container: '.spy' }, 'Container', /^The name is empty/],
  ['a hidden container', 'container', { Container: '.c' }, 'Container', /begins with a dot/],
  ['a dot in the container', 'container', { Container: 'a.b' }, 'Container', /cannot hold a dot/],
  ['a dot in the container beside its ending', 'container', { Container: 'a.b.spy' }, 'Container', /cannot hold a dot/],
  ['.spy in other letters', 'container', { Container: 'K.SPY' }, 'Container', /Write it as K\.spy/],
  ['a control character in the container', 'container', { Container: 'a\tb' }, 'Container', /control character/],
  ['a container too long', 'container', { Container: 'x'.repeat(244) }, 'Container', /too long/],
  ['a container of too many bytes', 'container', { Container: 'ü'.repeat(124) }, 'Container', /too long/],
  ['a file where the container should go', 'container', { Container: 'taken' }, 'Container', /^There is a file where/],
]);

const TAGS = refusals([
  ['a dot in the tag', 'container', { Container: 'c', Tag: 'a.b' }, 'Tag', /^A tag cannot hold a dot/],
  ['a path separator in the tag', 'container', { Container: 'c', Tag: 'a/b' }, 'Tag', /^A tag cannot hold a path separator/],
  ['the other separator in the tag', 'container', { Container: 'c', Tag: 'a\\b' }, 'Tag', /^A tag cannot hold a path sep/],
  ['a control character in the tag', 'container', { Container: 'c', Tag: 'a\tb' }, 'Tag', /control character/],
  ['a tag too long', 'container', { Container: 'c', Tag: 't'.repeat(242) }, 'Tag', /too long/],
  ['an empty tag where a tag is all', 'tag', { Tag: '' }, 'Tag', /^The name is empty/],
  ['a dot in the tag beside it', 'tag', { Tag: 'a.b' }, 'Tag', /^A tag cannot hold a dot/],
]);

const FILES = refusals([
  ['an empty file name', 'file', { File: '' }, 'File', /^The name is empty/],
  ['a file name that is an extension alone', 'file', { File: '.analog' }, 'File', /^The name is empty/],
  ['a file name with a slash at its end', 'file', { File: 'new/' }, 'File', /^The name is empty/],
  ['a hidden file', 'file', { File: '.f' }, 'File', /begins with a dot/],
  ["another class's extension", 'file', { File: 'f.spike' }, 'File', /Use \.analog/],
  ['no extension of Syncopy', 'file', { File: 'f.txt' }, 'File', /Use \.analog/],
  ['the extension in other letters', 'file', { File: 'f.Analog' }, 'File', /Write it as f\.analog/],
  ['more than one extension', 'file', { File: 'a.b.analog' }, 'File', /more than one extension/],
  ['a control character in the file name', 'file', { File: 'f\u0007' }, 'File', /control character/],
  ['a file name too long', 'file', { File: 'f'.repeat(244) }, 'File', /too long/],
  ['a path too long', 'file', { File: `${'long/'.repeat(900)}f` }, 'File', /too long/],
  ["a file without its container's prefix", 'file', { File: 'session1.spy/other' }, 'File', /Begin the file name with session1/],
  ['the same in a container that is not there', 'file', { File: 'new.spy/other' }, 'File', /Begin the file name with new/],
  ['a folder where a file should be', 'file', { File: 'folder' }, 'File', /^There is a folder where/],
  ['a folder where the .info should go', 'file', { File: 'half' }, 'File', /^There is a folder where/],
  ['a file where a folder on the way should be', 'file', { File: 'loose.analog/new/f' }, 'File', /^There is a file where/],
  ['a pipe at the place of the file', 'file', { File: 'pipe' }, 'File', /^There is a pipe or a device/],
]);

async function makeObstacles({ work }: Folders): Promise<void> {
  await writeFile(join(work, 'taken.spy'), 'no folder');
  await mkdir(join(work, 'folder.analog'));
  await mkdir(join(work, 'half.analog.info'));
  execFileSync('mkfifo', [join(work, 'pipe.analog')]);
}

/** The message at its field, the button that says it, and Enter that leads back to the field and writes nothing. */
async function expectRefusal(dialog: SaveDialog, { way, texts, at, says }: Refusal): Promise<void> {
  await dialog.fill(way, texts);
  const field = dialog.field(at);
  await expect(field).toHaveAccessibleDescription(says);
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog.root.locator('input[aria-invalid="true"]')).toHaveCount(1);
  await expect(dialog.save).toBeDisabled();
  await expect(dialog.save).toHaveAccessibleDescription(/^Nothing can be written like this\. \S.*\.$/);
  await dialog.save.focus();
  await dialog.save.press('Enter');
  await expect(field).toBeFocused();
  await expect(dialog.root).toBeVisible();
}

test('every refusal stands at its field, and nothing is written', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  await folders.fixture('containers/loose.analog');
  await makeObstacles(folders);
  const { window, errors } = await start(join(container, 'session1_lfp.analog'));
  await expectShown(window, 'session1_lfp.analog');
  const before = snapshot(folders.work);
  const dialog = await openSaveDialog(window);
  for (const refusal of [...CONTAINERS, ...TAGS, ...FILES]) {
    await test.step(refusal.title, async () => {
      await expectRefusal(dialog, refusal);
      expect(snapshot(folders.work)).toEqual(before);
    });
  }
  expect(errors).toEqual([]);
});

test('a tag for an object outside of a container is refused at the tag, and another way is free', async ({ folders, start }) => {
  const loose = await folders.fixture('containers/loose.analog');
  const { window } = await start(loose);
  await expectShown(window, basename(loose));
  const before = snapshot(folders.work);
  const dialog = await openSaveDialog(window);
  await expect(dialog.root.getByRole('radio', { name: 'As a file' })).toBeChecked();
  await expectRefusal(dialog, {
    title: 'a tag',
    way: 'tag',
    texts: { Tag: 't' },
    at: 'Tag',
    says: /^A tag needs a container/,
  });
  expect(snapshot(folders.work)).toEqual(before);
  await dialog.fill('container', { Container: 'c' });
  await expect(dialog.fact('Data file')).toHaveText(join(folders.work, 'c.spy/c_t.analog'));
  await expect(dialog.save).toBeEnabled();
});

test('a refusal goes as soon as the name is right', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window } = await start(join(container, 'session1_lfp.analog'));
  await expectShown(window, 'session1_lfp.analog');
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'a.b', Tag: '' });
  await expect(dialog.field('Container')).toHaveAccessibleDescription(/cannot hold a dot/);
  await dialog.field('Container').fill('a_b');
  await expect(dialog.fact('Data file')).toHaveText(join(folders.work, 'a_b.spy/a_b.analog'));
  await expect(dialog.field('Container')).toHaveAttribute('aria-invalid', 'false');
  await expect(dialog.field('Container')).not.toHaveAccessibleDescription(/dot/);
  await expect(dialog.save).toBeEnabled();
  await expect(dialog.save).toHaveAccessibleDescription('');
});
