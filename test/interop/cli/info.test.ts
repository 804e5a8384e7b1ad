import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, spydesk } from './command';
import { everyFixture, type Expected } from './expected';
import { copyFixture, fixtures, makeFolder, removeFolder, snapshot } from './folders';

interface Facts {
  readonly filename: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly tag: string | null;
  readonly trials: number;
  readonly samplerate: number | null;
  readonly labels: Readonly<Record<string, readonly (string | number)[] | null>>;
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
}

function expectFacts(facts: Facts, expected: Expected): void {
  expect(facts).toMatchObject({
    filename: basename(expected.path),
    shape: expected.shape,
    dtype: expected.dtype,
    tag: expected.tag,
    trials: expected.trials,
  });
  if (expected.samplerate !== undefined) expect(facts.samplerate).toBe(expected.samplerate);
  for (const [dimension, labels] of Object.entries(expected.labels)) {
    expect(facts.labels[dimension]?.slice(0, labels.length)).toEqual(labels);
  }
}

const containers = [...new Set(everyFixture.map(({ path }) => dirname(path)).filter((folder) => folder.endsWith('.spy')))];
let folder = '';

beforeAll(() => {
  folder = makeFolder();
});
afterAll(() => removeFolder(folder));

describe('info of a data file tells what h5py and Syncopy read', () => {
  it.each(everyFixture)('$name', async (expected) => {
    expectFacts((await answerOf(['info', expected.path])) as Facts, expected);
  });
});

describe('info of a container', () => {
  it.each(containers.map((path) => [basename(path), path]))(
    '%s lists its objects in the order of their names',
    async (_, path) => {
      const facts = (await answerOf(['info', path])) as Facts[];
      const sound = facts.filter(({ error }) => error === undefined);
      const wanted = everyFixture.filter((one) => dirname(one.path) === path);
      expect(sound.map(({ filename }) => filename)).toEqual(wanted.map((one) => basename(one.path)).sort());
      for (const one of wanted) {
        const found = sound.find(({ filename }) => filename === basename(one.path));
        expect(found).toBeDefined();
        if (found !== undefined) expectFacts(found, one);
      }
    },
  );

  it('is found without .spy at its end, with a slash, by .info and from the folder where the command was typed', async () => {
    const session = join(fixtures, 'containers/session1');
    const [bare, slash, relative, own] = await Promise.all([
      answerOf(['info', session]),
      answerOf(['info', `${session}.spy/`]),
      answerOf(['info', 'session1'], { env: { INIT_CWD: join(fixtures, 'containers') } }),
      answerOf(['info', 'session1.spy'], { cwd: join(fixtures, 'containers') }),
    ]);
    expect(bare).toHaveLength(11);
    for (const other of [slash, relative, own]) expect(other).toEqual(bare);
    const [byInfo, byData] = await Promise.all([
      answerOf(['info', join(`${session}.spy`, 'session1_lfp.analog.info')]),
      answerOf(['info', join(`${session}.spy`, 'session1_lfp.analog')]),
    ]);
    expect(byInfo).toEqual(byData);
  });

  it('counts ~ from the home folder', async () => {
    copyFixture('containers/loose.analog', folder);
    expect(await answerOf(['info', '~/loose.analog'], { env: { HOME: folder } })).toMatchObject({
      filename: 'loose.analog',
      tag: null,
    });
  });
});

describe('info of a container with strays', () => {
  it('lists the sound object and each stray with its reason, and is done', async () => {
    const entries = (await answerOf(['info', join(fixtures, 'awkward/stray.spy')])) as Facts[];
    const reasons = Object.fromEntries(entries.map(({ filename, error }) => [filename, error?.code ?? 'sound']));
    expect(reasons).toEqual({
      'other.analog': 'stray-name',
      'stray.analog': 'sound',
      'stray_badinfo.analog': 'info-invalid',
      'stray_empty.spike': 'info-invalid',
      'stray_lonely.event.info': 'data-missing',
      'stray_noinfo.analog': 'info-missing',
    });
    for (const { error } of entries) {
      if (error !== undefined) expect([error.message, error.hint].every((text) => text.endsWith('.'))).toBe(true);
    }
  });

  it('says to people that Syncopy would refuse the folder', async () => {
    const { status, stdout } = await spydesk(['info', join(fixtures, 'awkward/stray.spy')]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^stray\.analog +AnalogData/m);
    expect(stdout).toMatch(/^stray_noinfo\.analog +info-missing +The data file has no \.info file beside it\./m);
    expect(stdout).toContain('Syncopy would refuse to load this folder as a whole.');
  });
});

describe('info', () => {
  it('of a plain folder lists its loose objects and the containers in it', async () => {
    const entries = (await answerOf(['info', join(fixtures, 'containers')])) as Facts[];
    expect(entries.map(({ filename }) => filename)).toEqual(['loose.analog']);
    const { stdout } = await spydesk(['info', join(fixtures, 'containers')]);
    expect(stdout).toMatch(/Containers here: .*session1\.spy/);
  });

  it('writes nothing and loads no window', async () => {
    const copy = copyFixture('containers/session1.spy', folder);
    const before = snapshot(folder);
    const { status, stderr } = await spydesk(['info', copy]);
    expect([status, stderr]).toEqual([0, '']);
    expect(snapshot(folder)).toEqual(before);
  });

  it('prints one object for people', async () => {
    const { stdout } = await spydesk(['info', join(fixtures, 'containers/session1.spy/session1_lfp.analog')]);
    expect(stdout).toMatch(/^session1_lfp\.analog\n {2}class +AnalogData\n {2}tag +lfp\n {2}shape +time 2400 x channel 8\n/);
    expect(stdout).toMatch(/^ {2}samplerate +1000 Hz$/m);
  });

  it('ends quietly when nobody reads on', async () => {
    const { status, stderr } = await spydesk(['info', join(fixtures, 'containers/session1.spy'), '--json'], {
      through: ['bash', '-c', '"$@" | head -c 1 >/dev/null; exit "${PIPESTATUS[0]}"', 'bash'],
    });
    expect([status, stderr]).toEqual([0, '']);
  });
});
