import { chmodSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runPython } from '../python';
import { answerOf, spydesk, unprivileged } from './command';
import { copyFixture, snapshot } from './folders';
import { eachInFreshFolder } from './fresh-folders';

const maker = resolve(import.meta.dirname, '../make_object.py');
let folder = '';
/** A container with one sound object and the tag `sound`, to which the tests add an unsound one. */
let container = '';
let bad = '';

eachInFreshFolder((fresh) => {
  folder = fresh;
  container = join(folder, 'c.spy');
  mkdirSync(container);
  runPython(maker, 'sound', join(container, 'c_sound.analog'));
  bad = join(container, 'c_bad.analog');
});

function make(kind: string): void {
  runPython(maker, kind, bad);
}

function editInfo(edit: (info: Record<string, unknown>) => void): void {
  const info = JSON.parse(readFileSync(`${bad}.info`, 'utf8')) as Record<string, unknown>;
  edit(info);
  writeFileSync(`${bad}.info`, JSON.stringify(info, null, 4));
}

const FAULTS: Readonly<Record<string, { readonly code: RegExp; readonly break: () => void }>> = {
  'no .info': {
    code: /^info-missing$/,
    break: () => {
      make('sound');
      rmSync(`${bad}.info`);
    },
  },
  'a cut-off .info': {
    code: /^info-invalid$/,
    break: () => {
      make('sound');
      truncateSync(`${bad}.info`, 200);
    },
  },
  'an empty .info': {
    code: /^info-invalid$/,
    break: () => {
      make('sound');
      truncateSync(`${bad}.info`, 0);
    },
  },
  'an .info that is no JSON': {
    code: /^info-invalid$/,
    break: () => {
      make('sound');
      writeFileSync(`${bad}.info`, "{'filename': None}");
    },
  },
  'an .info that is not UTF-8': {
    code: /^info-invalid$/,
    break: () => {
      make('sound');
      writeFileSync(`${bad}.info`, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22]));
    },
  },
  'an .info that lacks a key': {
    code: /^info-invalid$/,
    break: () => {
      make('sound');
      editInfo((info) => delete info['channel']);
    },
  },
  'an unknown class': {
    code: /^unknown-class$/,
    break: () => {
      make('sound');
      editInfo((info) => (info['dataclass'] = 'DreamData'));
    },
  },
  "another class than the extension's": {
    code: /^class-mismatch$/,
    break: () => {
      make('sound');
      editInfo((info) => (info['dataclass'] = 'TimeLockData'));
    },
  },
  'a file that is not HDF5': {
    code: /^not-hdf5$/,
    break: () => {
      make('sound');
      writeFileSync(bad, 'samples: none\n'.repeat(400));
    },
  },
  'an empty file': {
    code: /^not-hdf5$/,
    break: () => {
      make('sound');
      truncateSync(bad, 0);
    },
  },
  'a cut-off file': {
    code: /^(not-hdf5|damaged)$/,
    break: () => {
      make('sound');
      truncateSync(bad, 5000);
    },
  },
  'no dataset of data': { code: /^dataset-missing$/, break: () => make('no-data') },
  'no trial definition': { code: /^dataset-missing$/, break: () => make('no-trialdefinition') },
  "a shape that is not the .info's": { code: /^shape-mismatch$/, break: () => make('other-shape') },
  'more channels than anybody could name': { code: /^too-large$/, break: () => make('wide') },
  'storage in another file': { code: /^external-storage$/, break: () => make('external-storage') },
  'a link to another file': { code: /^external-storage$/, break: () => make('external-link') },
  'data put together from another file': { code: /^external-storage$/, break: () => make('virtual') },
};

describe.each(Object.entries(FAULTS))('an object with %s', (_, { code, break: breakIt }) => {
  it('is refused by info, save and verify with one line, and nothing is written', async () => {
    breakIt();
    const before = snapshot(folder);
    const commands = [
      ['info', bad],
      ['save', bad, '--container', join(folder, 'new')],
      ['save', bad, '--overwrite'],
      ['verify', bad],
    ];
    for (const words of commands) {
      const outcome = await spydesk(words);
      expect(outcome.status).toBe(1);
      expect(outcome.stderr).toMatch(/^[a-z0-9-]+: [^\n]*c_bad\.analog[^\n]+\.\n$/);
      // A file that was cut off fails its checksum, whatever else is wrong with it.
      const codes = words[0] === 'verify' ? new RegExp(`${code.source}|^damaged$`) : code;
      expect(outcome.stderr.split(':', 1)[0]).toMatch(codes);
    }
    expect(snapshot(folder)).toEqual(before);
  });

  it('is told beside the sound object of its container, and the sound one is saved', async () => {
    breakIt();
    const entries = (await answerOf(['info', container])) as { filename: string; error?: { code: string } }[];
    expect(entries.map(({ filename, error }) => [filename, error === undefined])).toEqual([
      ['c_bad.analog', false],
      ['c_sound.analog', true],
    ]);
    expect(entries[0]?.error?.code).toMatch(code);
    const saved = await answerOf(['save', container, '--select', 'sound.analog', '--filename', join(folder, 'kept')]);
    expect(saved).toMatchObject({ data: join(folder, 'kept.analog') });
  });
});

describe('a path', () => {
  it.each([['info'], ['save'], ['verify']])('that is not there is refused by %s', async (command) => {
    const before = snapshot(folder);
    for (const path of [join(folder, 'gone.spy'), join(folder, 'gone.analog'), join(folder, 'no/way/x.analog.info')]) {
      const { status, stdout, stderr } = await spydesk([
        command,
        path,
        ...(command === 'save' ? ['--container', join(folder, 'n')] : []),
      ]);
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^not-found: There is no such file or folder \([^\n]+\)\. [^\n]+\.\n$/);
      expect(stderr).toContain(basename(path).replace(/\.info$/, ''));
    }
    expect(snapshot(folder)).toEqual(before);
  });

  it('that is a file of another kind is refused', async () => {
    writeFileSync(join(folder, 'notes.txt'), 'words');
    for (const command of ['info', 'verify']) {
      const { status, stderr } = await spydesk([command, join(folder, 'notes.txt')]);
      expect(status).toBe(1);
      expect(stderr).toMatch(/^[a-z-]+: [^\n]*notes\.txt[^\n]+\.\n$/);
    }
  });

  it('whose current folder was removed is refused', async () => {
    mkdirSync(join(folder, 'gone'));
    const { status, stderr } = await spydesk(['info', 'x.spy'], {
      through: ['bash', '-c', `cd "${folder}/gone" && rmdir "${folder}/gone" && exec "$@"`, 'bash'],
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^not-found: [^\n]+\.\n$/);
  });
});

describe('without permission', () => {
  const through = unprivileged();

  it.each(['c_bad.analog', 'c_bad.analog.info'])('for %s the object is refused, and the other one told', async (name) => {
    make('sound');
    chmodSync(join(container, name), 0o000);
    for (const words of [
      ['info', bad],
      ['save', bad, '--filename', join(folder, 'f')],
      ['verify', bad],
    ]) {
      const { status, stderr } = await spydesk(words, { through });
      expect(status).toBe(1);
      expect(stderr).toMatch(/^no-permission: [^\n]*c_bad\.analog[^\n]+\.\n$/);
    }
    const entries = await answerOf(['info', container], { through });
    expect(entries).toMatchObject([{ error: { code: 'no-permission' } }, { filename: 'c_sound.analog', tag: 'sound' }]);
  });

  it('for the folder there is one line', async () => {
    chmodSync(container, 0o000);
    const outcomes = [await spydesk(['info', container], { through }), await spydesk(['verify', container], { through })];
    chmodSync(container, 0o755);
    for (const { status, stderr } of outcomes) {
      expect(status).toBe(1);
      expect(stderr).toMatch(/^no-permission: [^\n]*c\.spy[^\n]+\.\n$/);
    }
  });
});

describe('labels and names that would command the terminal', () => {
  it('are printed as escapes, and whole in JSON', async () => {
    make('sound');
    editInfo((info) => (info['channel'] = ['\u001b[2J', 'a\nb', '\u202e', 'plain']));
    const { stdout } = await spydesk(['info', bad]);
    expect(stdout).toContain('\\u{1b}[2J, a\\u{a}b, \\u{202e}, plain');
    expect(await answerOf(['info', bad])).toMatchObject({ labels: { channel: ['\u001b[2J', 'a\nb', '\u202e', 'plain'] } });
  });
});

describe('a container that Syncopy wrote', () => {
  it('is told in full by a reader without the right to write', async () => {
    const copy = copyFixture('containers/session1.spy', folder);
    chmodSync(copy, 0o555);
    expect(await answerOf(['info', copy], { through: unprivileged() })).toHaveLength(11);
    chmodSync(copy, 0o755);
  });
});
