import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { copyPair, opened, save, saveTools, scratchFolder } from './saving';

const tools = saveTools();
const path = scratchFolder();

const ROW = { dataset: 'data', start: [0, 0], count: [1, 2] };

function openDescriptors(): string[] {
  return readdirSync('/proc/self/fd');
}

function touch(file: string): void {
  utimesSync(file, new Date(), new Date(Date.now() + 5_000));
}

describe('an open object', () => {
  it('reads its numbers, and keeps no file open', async () => {
    const object = await opened(tools, copyPair('containers/loose.analog', path('a.analog')));
    await object.read(ROW);
    const before = openDescriptors().length;
    for (let at = 0; at < 20; at += 1) await object.read(ROW);
    expect(openDescriptors().length).toBeLessThanOrEqual(before);
  });

  it('tells where its bytes lie, as they are in the file', async () => {
    const file = copyPair('containers/loose.analog', path('a.analog'));
    const object = await opened(tools, file);
    const span = await object.rawSpan?.('data');
    const { values } = await object.read(ROW);
    const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
    expect(span?.path).toBe(file);
    expect(
      readFileSync(file)
        .subarray(span?.offset, (span?.offset ?? 0) + bytes.length)
        .equals(bytes),
    ).toBe(true);
    expect(await object.rawSpan?.('none')).toBeNull();
  });

  it.each(['a.analog', 'a.analog.info'])('whose %s changed meanwhile is neither read nor saved', async (name) => {
    const object = await opened(tools, copyPair('containers/loose.analog', path('a.analog')));
    touch(path(name));
    const changed = { problem: { code: 'source-changed', path: path('a.analog') } };
    await expect(save(tools, object, { filename: path('b') })).rejects.toMatchObject(changed);
    if (name === 'a.analog') await expect(object.read(ROW)).rejects.toMatchObject(changed);
    expect(readdirSync(path()).sort()).toEqual(['a.analog', 'a.analog.info']);
  });

  it('that was removed meanwhile is told as such', async () => {
    const object = await opened(tools, copyPair('containers/loose.analog', path('a.analog')));
    await tools.files.removeFile(path('a.analog'));
    await expect(object.read(ROW)).rejects.toMatchObject({ problem: { code: 'not-found', path: path('a.analog') } });
  });
});

describe('an object is refused', () => {
  it.each<[string, (file: string) => void, string]>([
    ['that has lost its file', (file) => void tools.files.removeFile(file), 'data-missing'],
    ['whose .info is of another class', (file) => replaceInInfo(file, 'AnalogData', 'TimeLockData'), 'class-mismatch'],
    ['whose .info names a class that nobody knows', (file) => replaceInInfo(file, 'AnalogData', 'DreamData'), 'unknown-class'],
    [
      'whose .info tells another table of trials',
      (file) => replaceInInfo(file, '"trl_shape": [\n', '"trl_shape": [\n 7,'),
      'shape-mismatch',
    ],
  ])('%s', async (_, spoil, code) => {
    const file = copyPair('containers/loose.analog', path('a.analog'));
    spoil(file);
    await expect(opened(tools, file)).rejects.toMatchObject({ problem: { code } });
  });

  it('whose extension is of no class', async () => {
    writeFileSync(path('notes.txt'), '');
    await expect(opened(tools, path('notes.txt'))).rejects.toMatchObject({ problem: { code: 'no-objects' } });
  });
});

function replaceInInfo(file: string, text: string, by: string): void {
  const info = readFileSync(`${file}.info`, 'utf8');
  expect(info).toContain(text);
  writeFileSync(`${file}.info`, info.replace(text, by));
}
