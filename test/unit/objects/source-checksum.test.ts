import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../src-main/errors';
import { copyPair, opened, save, saveTools, scratchFolder } from './saving';

const tools = saveTools();
const path = scratchFolder();

/** One object by Syncopy, whose checksum was taken while the file was open, and one by Spydesk, of the closed file. */
const made: Readonly<Record<string, () => Promise<string>>> = {
  'while it was open': () => Promise.resolve(copyPair('containers/loose.analog', path('loose.analog'))),
  'of the closed file': async () => {
    const source = copyPair('containers/loose.analog', path('first.analog'));
    return (await save(tools, await opened(tools, source), { filename: path('loose') })).data;
  },
};

/** Which of the two files is the younger one tells only which form is looked at first. */
const ages: Readonly<Record<string, readonly [data: number, info: number]>> = {
  'the younger': [2000, 1000],
  'the older': [1000, 2000],
};

function setAges(data: string, age: string): void {
  for (const [at, end] of ['', '.info'].entries()) utimesSync(data + end, 1, ages[age]?.[at] ?? 0);
}

const cases = Object.keys(made).flatMap((taken) => Object.keys(ages).map((age) => [taken, age] as const));

describe('a source whose checksum was taken', () => {
  it.each(cases)('%s, and that is %s of its two files, is saved', async (taken, age) => {
    const source = (await made[taken]?.()) ?? '';
    setAges(source, age);
    const { data } = await save(tools, await opened(tools, source), { filename: path('copy') });
    expect(await opened(tools, data)).toBeDefined();
  });

  it.each(cases)('%s, and that is %s of its two files, is refused with a bit of it flipped', async (taken, age) => {
    const source = (await made[taken]?.()) ?? '';
    const object = await opened(tools, source);
    const { offset } = (await object.rawSpan?.('data')) ?? { offset: 0 };
    const bytes = readFileSync(source);
    bytes[offset + 100] = (bytes[offset + 100] ?? 0) ^ 1;
    writeFileSync(source, bytes);
    setAges(source, age);
    const saved = save(tools, await opened(tools, source), { filename: path('copy') });
    expect(
      await saved.then(
        () => 'saved',
        (thrown: unknown) => problemOf(thrown).code,
      ),
    ).toBe('damaged');
  });
});
