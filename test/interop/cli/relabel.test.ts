import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge, judgeOnlyChanged } from '../../judge/judge';
import { answerOf, spydesk } from './command';
import { copyFixture, fixtures, snapshot } from './folders';
import { eachInFreshFolder } from './fresh-folders';

let folder = '';
eachInFreshFolder((fresh) => (folder = fresh));

const SOURCE = join(fixtures, 'containers/session1.spy/session1_lfp.analog');

async function labelsOf(path: string, dimension = 'channel'): Promise<string[]> {
  const { labels } = (await answerOf(['info', path])) as { labels: Record<string, string[]> };
  return labels[dimension] ?? [];
}

describe('spydesk relabel', () => {
  it('renames labels one by one, and saves into another container', async () => {
    const [first = '', second = '', ...others] = await labelsOf(SOURCE);
    const words = ['--rename', `${first}=Fz`, '--rename', `${second}=π=3`, '--container', join(folder, 'c'), '--tag', 't'];
    const { data } = (await answerOf(['relabel', SOURCE, ...words])) as { data: string };
    expect(data).toBe(join(folder, 'c.spy/c_t.analog'));
    expect(await labelsOf(data)).toEqual(['Fz', 'π=3', ...others]);
    expect([...judge(data), ...judgeOnlyChanged(SOURCE, ['channel'], data)]).toEqual([]);
  });

  it.each([
    ['by a pattern', ['--pattern', 'E{n:03}'], (_: string, at: number) => `E${String(at + 1).padStart(3, '0')}`],
    ['by find and replace', ['--find', 'V4', '--replace', 'MT'], (label: string) => label.replaceAll('V4', 'MT')],
    [
      'by a regular expression',
      ['--find', '([0-9]+)$', '--replace', '_$1', '--regex'],
      (label: string) => label.replace(/([0-9]+)$/, '_$1'),
    ],
  ])('renames all of them %s, over the object itself', async (_, words, wanted) => {
    const own = copyFixture('containers/loose.analog', folder);
    const before = await labelsOf(own);
    expect(await answerOf(['relabel', own, ...words, '--overwrite'])).toEqual({ data: own, info: `${own}.info` });
    expect(await labelsOf(own)).toEqual(before.map(wanted));
    expect([...judge(own), ...judgeOnlyChanged(join(fixtures, 'containers/loose.analog'), ['channel'], own)]).toEqual([]);
    expect(await answerOf(['verify', own])).toEqual([{ path: own, answer: 'intact' }]);
  });

  it('takes a list of labels from a file, and the labels of another dimension', async () => {
    const units = await labelsOf(join(fixtures, 'containers/session1.spy/session1_sorted.spike'), 'unit');
    const list = join(folder, 'units.txt');
    writeFileSync(list, `\uFEFF${units.map((unit) => `${unit} ü`).join('\r\n')}\r\n`);
    const words = ['--select', 'sorted.spike', '--dimension', 'unit', '--labels', list, '--filename', join(folder, 'f')];
    const { data } = (await answerOf(['relabel', join(fixtures, 'containers/session1.spy'), ...words])) as { data: string };
    expect(await labelsOf(data, 'unit')).toEqual(units.map((unit) => `${unit} ü`));
    expect(judge(data)).toEqual([]);
  });

  it('says in the history what was changed', async () => {
    const own = copyFixture('containers/loose.analog', folder);
    await answerOf(['relabel', own, '--pattern', 'E{n}', '--overwrite']);
    expect(readFileSync(`${own}.info`, 'utf8')).toMatch(/channel: changed \d+ of \d+ labels: .*save: Wrote files/);
  });

  it.each<[string, string[], RegExp]>([
    ['its own files without --overwrite', ['--pattern', 'E{n}'], /^exists: .*--overwrite/],
    ['a label that is not there', ['--rename', 'none=x', '--overwrite'], /^edit-refused: /],
    ['two labels of one name', ['--pattern', 'E', '--overwrite'], /^edit-refused: /],
    ['an empty label', ['--find', 'V4-01', '--replace', '', '--overwrite'], /^edit-refused: /],
    ['a list of another length', ['--labels', 'two.txt', '--overwrite'], /^edit-refused: /],
    ['a list that is not there', ['--labels', 'none.txt', '--overwrite'], /^not-found: /],
    ['a list that is no text', ['--labels', 'bytes.txt', '--overwrite'], /^edit-refused: .*UTF-8/],
    ['a dimension that it does not have', ['--dimension', 'unit', '--pattern', 'u{n}', '--overwrite'], /^edit-refused: /],
  ])('refuses %s in one line, and writes nothing', async (_, words, line) => {
    copyFixture('containers/loose.analog', folder);
    writeFileSync(join(folder, 'two.txt'), 'a\nb\n');
    writeFileSync(join(folder, 'bytes.txt'), Buffer.from([0xff, 0xfe, 0x41]));
    const before = snapshot(folder);
    const { status, stdout, stderr } = await spydesk(['relabel', 'loose.analog', ...words], { cwd: folder });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect(snapshot(folder)).toEqual(before);
  });

  it('asks whose labels are meant where an object has several kinds and no channels', async () => {
    const source = join(fixtures, 'containers/session1.spy/session1_coh.crossspectral');
    const { status, stderr } = await spydesk(['relabel', source, '--pattern', 'E{n}', '--filename', join(folder, 'f')]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('channel_i, channel_j')]);
    const words = ['--dimension', 'channel_j', '--pattern', 'E{n}', '--filename', join(folder, 'f')];
    const { data } = (await answerOf(['relabel', source, ...words])) as { data: string };
    expect([...judge(data), ...judgeOnlyChanged(source, ['channel_j'], data)]).toEqual([]);
  });
});
