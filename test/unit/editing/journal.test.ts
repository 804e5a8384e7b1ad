import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  discardJournal,
  findSaved,
  JOURNAL_LIMITS,
  listJournals,
  readJournal,
  startJournal,
  stepsBehind,
  takeOverJournal,
  type Command,
  type JournalPlace,
  type JournalSubject,
  type NotedSave,
} from '../../../src-main/editing';
import { nodeFiles, systemProcesses, type FileHandle, type Files, type Liveness } from '../../../src-main/files';
import { failingFiles, portError } from '../files/failing-files';
import { temporaryFolder } from '../files/temp-folder';

const path = temporaryFolder();
const version = { device: 1n, inode: 2n ** 60n, size: 3n, modifiedNs: -4n };
const subject: JournalSubject = {
  ref: 'file:///data/a%20%5Bb%5D.spy/k.analog',
  path: '/data/a [b].spy/k.analog',
  dataclass: 'AnalogData',
  version: { data: version, info: { ...version, inode: 5n } },
  owner: 'window',
};
const note = (text: string): Command => ({ do: 'set-note', text });
const [one, two, three] = [note('1 ü\n\u2028'), note('2'), note('3')];

/** The test's folder, where the writer of a journal is what is said of it. */
function place(files: Files = nodeFiles, liveness: Liveness = 'dead'): JournalPlace {
  return { files, processes: { ...systemProcesses, livenessOf: () => liveness }, folder: path() };
}

/** A journal of three commands of which one was undone, closed again; answers its path. */
async function written(): Promise<string> {
  const journal = await startJournal(place(), subject);
  for (const command of [one, two, three]) await journal.append(command);
  await journal.moveCursor(2);
  await journal.close();
  return journal.path;
}

describe('a journal', () => {
  it('tells the object, the state it was begun on, the commands and how many of them count', async () => {
    const read = await readJournal(nodeFiles, await written());
    expect(read).toMatchObject({ ...subject, commands: [one, two, three], cursor: 2, cutOff: false, continues: null });
    expect(read.writer).toEqual(systemProcesses.own());
  });

  it('keeps a command in the place of those that were undone', async () => {
    const journal = await startJournal(place(), subject);
    await Promise.all([journal.append(one), journal.append(two), journal.moveCursor(1), journal.append(three)]);
    await journal.close();
    expect(await readJournal(nodeFiles, journal.path)).toMatchObject({ commands: [one, three], cursor: 2 });
  });

  it('has a name that is safe whatever the path is, and is for its user alone', async () => {
    const file = await written();
    expect(basename(file)).toMatch(/^[0-9a-f]{32}-[0-9a-f-]{36}\.journal$/);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('is written to by one process alone: another draft of the object has its own', async () => {
    expect(await written()).not.toBe(await written());
  });

  it('is gone once it is removed', async () => {
    const journal = await startJournal(place(), subject, { commands: [one], cursor: 1 });
    await journal.remove();
    expect(readdirSync(path())).toEqual([]);
    await expect(journal.append(two)).rejects.toThrow('closed');
  });

  it('begins with what there is of a draft', async () => {
    const journal = await startJournal(place(), subject, { commands: [one, two, three], cursor: 1 });
    await journal.append(two);
    await journal.close();
    expect(await readJournal(nodeFiles, journal.path)).toMatchObject({ commands: [one, two], cursor: 2 });
  });

  it('takes no more than it could read again', async () => {
    const journal = await startJournal(place(), subject);
    const large = note('x'.repeat(16 * 1024 * 1024));
    let count = 0;
    const fill = async (): Promise<void> => {
      for (; count < 20; count += 1) await journal.append(large);
    };
    await expect(fill()).rejects.toMatchObject({ problem: { code: 'too-large' } });
    expect(journal.isBroken).toBe(false);
    await journal.append(one);
    await journal.close();
    expect((await readJournal(nodeFiles, journal.path)).commands).toHaveLength(count + 1);
  });
});

it('takes no more commands than it could read again', async () => {
  const commands = Array.from({ length: JOURNAL_LIMITS.commands }, () => two);
  const journal = await startJournal(place(), subject, { commands, cursor: commands.length });
  await expect(journal.append(one)).rejects.toMatchObject({ problem: { code: 'too-large' } });
  await journal.moveCursor(1);
  await journal.append(three);
  await journal.close();
  expect(await readJournal(nodeFiles, journal.path)).toMatchObject({ commands: [two, three], cursor: 2 });
});

describe('a journal that was cut off', () => {
  it('reads back to its last whole line, at every length', async () => {
    const file = await written();
    const whole = readFileSync(file);
    const head = whole.indexOf('\n') + 1;
    const ends = [...whole.keys()].filter((at) => whole[at] === 0x0a).map((at) => at + 1);
    const states = [
      { commands: [], cursor: 0 },
      { commands: [one], cursor: 1 },
      { commands: [one, two], cursor: 2 },
      { commands: [one, two, three], cursor: 3 },
      { commands: [one, two, three], cursor: 2 },
    ];
    for (let length = head; length <= whole.length; length += 1) {
      writeFileSync(path('cut'), whole.subarray(0, length));
      const lines = ends.filter((end) => end <= length).length;
      const read = await readJournal(nodeFiles, path('cut'));
      expect(read).toMatchObject({ ...states[lines - 1], cutOff: !ends.includes(length) });
    }
  });

  it('by a loss of power, which can leave zeros at its end, reads likewise', async () => {
    const file = await written();
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.alloc(4096)]));
    expect(await readJournal(nodeFiles, file)).toMatchObject({ commands: [one, two, three], cursor: 2, cutOff: true });
  });
});

describe('a journal that holds what is none of its lines', () => {
  const garbled = async (change: (lines: string[]) => string[]): Promise<string> => {
    const file = await written();
    writeFileSync(file, change(readFileSync(file, 'utf8').split('\n')).join('\n'));
    return file;
  };

  it.each<[string, (lines: string[]) => string[], string]>([
    ['garbage', (lines) => lines.with(1, '\u0000\u0000'), 'line 2 is damaged'],
    ['an empty line', (lines) => lines.toSpliced(1, 0, ''), 'line 2 is damaged'],
    ['an unknown line', (lines) => lines.with(1, '{"explode":1}'), 'line 2 holds a command that is not known'],
    ['no head', (lines) => lines.slice(1), 'its first line is none'],
    ['a head of a newer version', (lines) => lines.with(0, '{"spydesk": "journal", "version": 3}'), 'it is of version 3'],
    ['nothing', () => [], 'its first line is none'],
  ])('before its first command is refused with the reason, and kept: %s', async (_, change, reason) => {
    const file = await garbled((lines) => change(lines));
    const before = readFileSync(file);
    await expect(readJournal(nodeFiles, file)).rejects.toMatchObject({ problem: { code: 'journal-invalid', path: file } });
    const [found] = await listJournals(place());
    expect(found).toMatchObject({ kind: 'unreadable', path: file });
    expect(found?.kind === 'unreadable' ? found.problem.message : '').toContain(reason);
    await expect(takeOverJournal(place(), file, 'other')).rejects.toMatchObject({ problem: { code: 'journal-invalid' } });
    expect(readFileSync(file)).toEqual(before);
    await discardJournal(nodeFiles, file);
    expect(readdirSync(path())).toEqual([]);
  });

  it.each<[string, (lines: string[]) => string[], string, number]>([
    ['garbage', (lines) => lines.with(2, '\u0000\u0000'), 'line 3 is damaged, and 3 lines', 1],
    ['a malformed command', (lines) => lines.with(2, '{"command":{"do":"set-note"}}'), 'line 3 holds a command that is not', 1],
    ['a place that there is not', (lines) => lines.with(4, '{"cursor": 4}'), 'line 5 leads to a command that there is not', 3],
  ])('keeps what is before, and says how many lines are lost: %s', async (_, change, reason, count) => {
    const file = await garbled((lines) => change(lines));
    const read = await readJournal(nodeFiles, file);
    expect([read.commands, read.cursor]).toEqual([[one, two, three].slice(0, count), count]);
    expect(read.torn).toMatchObject({ code: 'journal-torn', path: file, message: expect.stringContaining(reason) });
    const { journal } = await takeOverJournal(place(), file, 'other');
    await journal.close();
    expect(await readJournal(nodeFiles, journal.path)).toMatchObject({ cursor: count, torn: null, owner: 'other' });
  });

  it('bytes that are no text are left out', async () => {
    const file = await written();
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from([0xff, 0x0a])]));
    const { torn, cursor } = await readJournal(nodeFiles, file);
    expect([torn?.message, cursor]).toEqual([expect.stringContaining('not UTF-8'), 2]);
  });

  it('keeps the notes of saves behind it: what was saved is not done again', async () => {
    const file = await garbled((lines) => lines.with(2, 'x'));
    writeFileSync(file, `${readFileSync(file, 'utf8')}${JSON.stringify({ saving: writtenSaveOf(2) })}\n`);
    const read = await readJournal(nodeFiles, file);
    expect(read.saves).toMatchObject([{ cursor: 2 }]);
    expect(stepsBehind(read, read.saves[0] as NotedSave)).toEqual({ commands: [], cursor: 0 });
  });
});

const digest = 'ab'.repeat(20);
const saved: NotedSave = { cursor: 2, info: digest, version: { data: version, info: version } };

/** A note of a save as it stands in a line. */
function writtenSaveOf(cursor: number): object {
  const digits = { device: '1', inode: '2', size: '3', modifiedNs: '4' };
  return { cursor, info: digest, version: { data: digits, info: digits } };
}

describe('a save that is noted in a journal', () => {
  it('is read back, until a command takes the place of one of those that it saved', async () => {
    const journal = await startJournal(place(), subject, { commands: [one, two, three], cursor: 3 });
    await journal.noteSave(saved);
    expect(await readJournal(nodeFiles, journal.path)).toMatchObject({ cursor: 3, saves: [saved] });
    await journal.moveCursor(2);
    await journal.append(three);
    expect((await readJournal(nodeFiles, journal.path)).saves).toEqual([saved]);
    await journal.moveCursor(1);
    expect((await readJournal(nodeFiles, journal.path)).saves).toEqual([saved]);
    await journal.append(three);
    await journal.close();
    expect((await readJournal(nodeFiles, journal.path)).saves).toEqual([]);
  });

  it('goes along where the journal is begun anew or taken over', async () => {
    const journal = await startJournal(place(), subject, { commands: [one, two, three], cursor: 1, saves: [saved] });
    await journal.close();
    const { journal: taken } = await takeOverJournal(place(), journal.path, 'other');
    await taken.close();
    expect(await readJournal(nodeFiles, taken.path)).toMatchObject({ cursor: 1, saves: [saved], owner: 'other' });
  });

  it('is found by the bytes of the .info that it wrote, and by nothing else', async () => {
    writeFileSync(path('k.info'), '{}');
    const made = { ...saved, info: createHash('sha1').update('{}').digest('hex') };
    expect(await findSaved(nodeFiles, path('k.info'), [saved, made])).toBe(made);
    expect(await findSaved(nodeFiles, path('k.info'), [saved])).toBeNull();
    expect(await findSaved(nodeFiles, path('none.info'), [])).toBeNull();
  });
});

describe('a journal of version 1', () => {
  it('reads as before', async () => {
    const file = await written();
    const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n');
    const { owner, replaces, ...old } = JSON.parse(head) as Record<string, unknown>;
    expect([owner, replaces]).toEqual(['window', null]);
    writeFileSync(file, [JSON.stringify({ ...old, version: 1 }), ...lines].join('\n'));
    const expected = { ...subject, owner: null, commands: [one, two, three], cursor: 2, saves: [], torn: null };
    expect(await readJournal(nodeFiles, file)).toMatchObject(expected);
    expect(await listJournals(place())).toMatchObject([{ outline: { count: 3, cursor: 2, owner: null } }]);
  });
});

describe('the journals of a folder', () => {
  it('are listed by their outlines, however long their lines are', async () => {
    const large = note('x'.repeat(1_500_000));
    const journal = await startJournal(place(), subject, { commands: [one, large, large, two], cursor: 3, saves: [saved] });
    await journal.close();
    const [found] = await listJournals(place());
    expect(found).toMatchObject({
      outline: { count: 4, cursor: 3, saves: [saved], torn: null, bytes: statSync(journal.path).size },
    });
  });

  it('show the one that took the place of another alone, which goes once its writer is gone', async () => {
    const before = await startJournal(place(), subject, { commands: [one], cursor: 1 });
    const after = await startJournal(place(), subject, { commands: [two], cursor: 1 }, before);
    await Promise.all([before.close(), after.close()]);
    expect(await listJournals(place(nodeFiles, 'live'))).toMatchObject([{ path: after.path }]);
    expect(readdirSync(path())).toHaveLength(2);
    expect(await listJournals(place())).toMatchObject([{ path: after.path }]);
    expect(readdirSync(path())).toEqual([basename(after.path)]);
  });

  it('are listed with whether their writer is at work; other files are none', async () => {
    const file = await written();
    writeFileSync(path('notes.txt'), 'mine');
    writeFileSync(path('x.journal'), 'mine');
    for (const writer of ['live', 'dead', 'other-host'] as const) {
      expect(await listJournals(place(nodeFiles, writer))).toMatchObject([{ path: file, kind: 'journal', writer }]);
    }
    expect(await listJournals({ ...place(), processes: systemProcesses })).toMatchObject([{ writer: 'live' }]);
  });

  it('can be taken over from a writer that is gone, by one process alone', async () => {
    const file = await written();
    const taken = await Promise.allSettled([takeOverJournal(place(), file, 'other'), takeOverJournal(place(), file, 'other')]);
    const [winner, loser] = taken.sort((a, b) => a.status.localeCompare(b.status));
    if (winner.status !== 'fulfilled') throw new Error('nobody took it over');
    expect(loser).toMatchObject({ status: 'rejected', reason: { problem: { code: expect.stringMatching(/busy|not-found/) } } });
    expect(readdirSync(path())).toEqual([basename(winner.value.journal.path)]);
    expect(winner.value.content).toMatchObject({ commands: [one, two, three], cursor: 2 });
    await winner.value.journal.append(two);
    await winner.value.journal.close();
    expect(await readJournal(nodeFiles, winner.value.journal.path)).toMatchObject({ commands: [one, two, two], cursor: 3 });
  });

  it('are not taken from a writer that is at work', async () => {
    const file = await written();
    await expect(takeOverJournal(place(nodeFiles, 'live'), file, 'other')).rejects.toMatchObject({ problem: { code: 'busy' } });
    expect(readdirSync(path())).toEqual([basename(file)]);
  });

  it('are rid of what a process left that died an hour ago before it had begun one', async () => {
    const file = await written();
    for (const [name, age] of [
      ['old', 3_700],
      ['new', 60],
    ] as const) {
      const unbegun = `${file.replace(/[0-9a-f]{8}\.journal$/, name === 'old' ? '00000000' : '11111111')}.journal~`;
      writeFileSync(unbegun, '{"spy');
      utimesSync(unbegun, Date.now() / 1_000 - age, Date.now() / 1_000 - age);
    }
    expect(await listJournals(place())).toMatchObject([{ path: file }]);
    expect(readdirSync(path()).filter((name) => name.endsWith('~'))).toEqual([expect.stringMatching(/1{8}\.journal~$/)]);
  });

  it('show no draft twice where a process died while it took one over', async () => {
    const file = await written();
    const removing: Files = { ...nodeFiles, removeFile: (gone) => Promise.reject(portError('EIO', gone)) };
    await expect(takeOverJournal(place(removing), file, 'other')).rejects.toMatchObject({ problem: { code: 'io-error' } });
    expect(readdirSync(path())).toHaveLength(2);
    expect(await listJournals(place(nodeFiles, 'live'))).toMatchObject([{ path: file }]);
    expect(readdirSync(path())).toHaveLength(2);
    expect(await listJournals(place())).toMatchObject([{ path: file }]);
    expect(readdirSync(path())).toEqual([basename(file)]);
  });
});

/** The disk, whose files fail at an operation of theirs from the `at`-th on, having written half of what they were given. */
function fullFrom(at: number, name: 'write' | 'sync', errno: string): Files {
  let count = 0;
  return {
    ...nodeFiles,
    async open(file, mode, permissions) {
      const handle = await nodeFiles.open(file, mode, permissions);
      const failing = new Proxy(handle, {
        get(target, key) {
          const found: unknown = Reflect.get(target, key, target);
          if (typeof found !== 'function') return found;
          return async (...given: readonly unknown[]): Promise<unknown> => {
            if (key === name) {
              count += 1;
              if (count > at) {
                const [bytes, position] = given as [Uint8Array, number];
                if (name === 'write') await target.write(bytes.subarray(0, bytes.length / 2), position);
                throw portError(errno, file);
              }
            }
            return (found as (...all: readonly unknown[]) => unknown).apply(target, [...given]);
          };
        },
      });
      return failing satisfies FileHandle;
    },
  };
}

describe('a disk that fails', () => {
  it.each([
    ['write', 'ENOSPC', 'no-space'],
    ['sync', 'EIO', 'io-error'],
  ] as const)(
    'in the middle of a %s leaves what was told to be kept, and nothing more is written to that file',
    async (name, errno, code) => {
      // The head and one command are written before.
      const journal = await startJournal(place(fullFrom(2, name, errno)), subject);
      await journal.append(one);
      await expect(journal.append(two)).rejects.toMatchObject({ problem: { code } });
      expect(journal.isBroken).toBe(true);
      await expect(journal.append(three)).rejects.toMatchObject({ problem: { code } });
      expect(await readJournal(nodeFiles, journal.path)).toMatchObject({ commands: [one], cursor: 1, cutOff: false });

      const next = await startJournal(place(), subject, { commands: [one, two], cursor: 2 });
      await journal.remove();
      await next.append(three);
      await next.close();
      expect(readdirSync(path())).toEqual([basename(next.path)]);
      expect(await readJournal(nodeFiles, next.path)).toMatchObject({ commands: [one, two, three] });
    },
  );

  it('at any operation while a journal begins leaves none, or a whole one', async () => {
    const counted = failingFiles(null);
    await (await startJournal(place(counted.files), subject)).remove();
    const operations = counted.operations.length;
    for (let at = 0; at < operations; at += 1) {
      const { files } = failingFiles({ at, errno: 'ENOSPC', kind: 'once' });
      const journal = await startJournal(place(files), subject, { commands: [one], cursor: 1 }).catch(() => null);
      const found = await listJournals(place());
      expect(found.map(({ kind }) => kind)).toEqual(journal === null ? [] : ['journal']);
      for (const name of readdirSync(path())) await nodeFiles.removeFile(join(path(), name));
      await journal?.close();
    }
  });

  it('that may not be written to is told when a journal begins', async () => {
    chmodSync(path(), 0o500);
    const { files } = failingFiles({ at: 0, errno: 'EACCES', kind: 'from-there' });
    await expect(startJournal(place(files), subject)).rejects.toMatchObject({ problem: { code: 'no-permission' } });
    chmodSync(path(), 0o700);
  });
});
