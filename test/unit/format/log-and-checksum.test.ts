import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  asctime,
  DAMAGE_REMARK,
  judgeChecksum,
  lastLogEntry,
  logEntries,
  lookup3,
  readInfo,
  savedInPlace,
  savedPath,
  SUPERBLOCK_BYTES,
  superblockAsOpen,
  withSaveEntry,
  type ChecksumFacts,
} from '../../../src-main/format';
import { FIXTURE_INFOS, fixtureBytes, fixtureInfo, isBroken } from './fixtures';

function logOf(end: string): string {
  const result = readInfo(fixtureInfo(end).text, end);
  return result.ok ? result.value.log : '';
}

const author = { user: 'ada', host: 'rig3', time: new Date(2026, 10, 3, 9, 5, 0) };

describe('the history', () => {
  it('is read entry by entry', () => {
    const entries = logEntries(logOf('selected.analog.info'));
    expect(entries.map(({ action }) => action)).toEqual([
      '__init__',
      'definetrial',
      'save',
      'save',
      'save',
      '__init__',
      'write_log',
      'save',
    ]);
    expect(entries[0]).toEqual({
      author: 'lab@rig3',
      time: 'Mon Nov 23 20:25:10 2026',
      action: '__init__',
      text: 'created AnalogData object',
    });
    expect(entries[6]?.text).toContain("channel = ['V4-01', 'LIP-02']");
  });

  it.each(FIXTURE_INFOS.filter(({ name }) => !isBroken(name)))('of $name ends with the save that wrote it', ({ text, path }) => {
    const info = readInfo(text, path);
    const last = info.ok ? lastLogEntry(info.value.log) : null;
    expect(last).toEqual(info.ok ? logEntries(info.value.log).at(-1) : null);
    expect(last?.author).toBe('lab@rig3');
    expect(last === null ? null : savedPath(last)).toMatch(/^\/data\/lab\//);
  });

  it('is read from its end where only the newest entries are wanted', () => {
    const log = `before${withSaveEntry(withSaveEntry('', '/a.analog', author), '/b.analog', author)}`;
    const all = logEntries(log);
    expect(all.map(({ text }) => text.split('\n', 1)[0])).toEqual(['before', 'Wrote files /a.analog', 'Wrote files /b.analog']);
    for (const most of [0, 1, 2, 3, 9]) expect(logEntries(log, most)).toEqual(all.slice(Math.max(0, all.length - most)));
    expect(logEntries('\n\n|=== '.repeat(3))).toHaveLength(3);
  });

  it("keeps text that is not in Syncopy's form", () => {
    const odd = { author: '', time: '', action: '' };
    expect(logEntries('')).toEqual([]);
    expect(lastLogEntry('')).toBeNull();
    expect(logEntries('just text')).toEqual([{ ...odd, text: 'just text' }]);
    expect(logEntries('before\n\n|=== broken\n\nmore')).toEqual([
      { ...odd, text: 'before' },
      { ...odd, text: 'broken\n\nmore' },
    ]);
    expect(logEntries('\n\n|=== noone ===|\n\n\ttext')[0]).toEqual({ author: 'noone', time: '', action: '', text: 'text' });
  });

  it('gains the entry of a save, exactly as Syncopy writes it', () => {
    const log = withSaveEntry('before', '/d/c.spy/c.analog', author);
    expect(log).toBe(
      'before\n\n|=== ada@rig3: Tue Nov  3 09:05:00 2026 ===|\n\n\tsave: Wrote files /d/c.spy/c.analog\n\t\t\t  /d/c.spy/c.analog.info',
    );
    expect(savedPath(logEntries(log).at(-1) ?? logEntries('x')[0] ?? { author: '', time: '', action: '', text: '' })).toBe(
      '/d/c.spy/c.analog',
    );
  });

  it('says where damage was accepted', () => {
    const last = lastLogEntry(withSaveEntry('', '/d/f.analog', author, true));
    expect(last?.text).toContain(DAMAGE_REMARK);
    expect(last === null ? null : savedPath(last)).toBe('/d/f.analog');
  });

  it('keeps its form whatever the user is called', () => {
    const log = withSaveEntry('', '/f.analog', { ...author, user: 'a\n\n|=== b: c', host: '' });
    expect(logEntries(log)).toHaveLength(1);
    expect(logEntries(log)[0]?.author).toBe('a|=== b: c@unknown');
  });

  it('writes the time as C does', () => {
    expect(asctime(new Date(2024, 1, 29, 23, 59, 9))).toBe('Thu Feb 29 23:59:09 2024');
  });

  it('tells an object that was saved in place', () => {
    expect(savedInPlace(logOf('quick.analog.info'))).toBe(true);
    expect(savedInPlace(logOf('quickspike.spike.info'))).toBe(true);
    expect(savedInPlace(logOf('selected.analog.info'))).toBe(false);
    expect(savedInPlace(logOf('tokens.analog.info'))).toBe(false);
    const twice = withSaveEntry(withSaveEntry('', '/a.analog', author), '/b.analog', author);
    expect(savedInPlace(twice)).toBe(false);
    expect(savedInPlace(withSaveEntry(twice, '/b.analog', author))).toBe(true);
    const loaded = `${twice}\n\n|=== ada@rig3: Tue Nov  3 09:05:00 2026 ===|\n\n\tload: Read files v. 2023.9 /b.analog\n\t/b.analog.info`;
    expect(savedInPlace(loaded)).toBe(false);
    expect(savedInPlace(withSaveEntry(loaded, '/b.analog', author))).toBe(true);
  });

  it('looks for a save in place among the newest entries of a history without an end', () => {
    const saved = withSaveEntry('', '/a.analog', author);
    const between = (entries: number): string => withSaveEntry(saved + '\n\n|=== '.repeat(entries), '/a.analog', author);
    expect(savedInPlace(between(1_000))).toBe(true);
    expect(savedInPlace(between(2_000_000))).toBe(false);
  });
});

describe('the checksum', () => {
  const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');

  function factsOf(name: string, change: (bytes: Buffer) => void = () => undefined): ChecksumFacts {
    const fixture = fixtureInfo(`${name}.info`);
    const info = readInfo(fixture.text, fixture.path);
    if (!info.ok) throw new Error(info.error.message);
    const bytes = fixtureBytes(fixture.name.replace(/\.info$/, ''));
    change(bytes);
    const actual = sha1(bytes);
    const opened = superblockAsOpen(bytes.subarray(0, SUPERBLOCK_BYTES));
    if (opened !== null) bytes.set(opened);
    const { checksum: recorded, checksumAlgorithm: algorithm, log } = info.value;
    return { recorded, algorithm, actual, takenOpen: opened === null ? [] : [sha1(bytes)], log, consistent: true };
  }

  const sound = FIXTURE_INFOS.filter(({ name }) => !isBroken(name)).map(({ name }) => name.replace(/\.info$/, ''));

  it.each(sound)('of %s does not call it damaged', (name) => {
    expect(judgeChecksum(factsOf(name))).not.toBe('damaged');
  });

  it('of Syncopy was taken while the file was open', () => {
    expect(judgeChecksum(factsOf('tokens.spy/tokens.analog'))).toBe('intact-taken-open');
  });

  it('that was taken while the file was open is known for superblock 0 and 3', () => {
    for (const [name, version] of [
      ['tokens.spy/tokens.analog', 0],
      ['latest.spy/latest.analog', 3],
    ] as const) {
      expect(fixtureBytes(`awkward/${name}`)[8]).toBe(version);
      const facts = factsOf(name);
      expect(judgeChecksum({ ...facts, recorded: facts.takenOpen[0] ?? null })).toBe('intact-taken-open');
    }
  });

  it('is that of no state of an object saved in place', () => {
    expect(judgeChecksum(factsOf('quick.analog'))).toBe('cannot-tell');
    expect(judgeChecksum({ ...factsOf('quick.analog'), consistent: false })).toBe('damaged');
  });

  it('finds a flipped bit', () => {
    const flip = (bytes: Buffer): void => {
      bytes[3000] = (bytes[3000] ?? 0) ^ 1;
    };
    expect(judgeChecksum(factsOf('tokens.analog', flip))).toBe('damaged');
    expect(judgeChecksum(factsOf('latest.analog', flip))).toBe('damaged');
  });

  it('is intact where it is that of the file, and none where there is none', () => {
    const facts = factsOf('tokens.analog');
    expect(judgeChecksum({ ...facts, recorded: facts.actual })).toBe('intact');
    expect(judgeChecksum({ ...facts, recorded: null })).toBe('none');
    expect(judgeChecksum({ ...facts, recorded: '' })).toBe('none');
    expect(judgeChecksum({ ...facts, algorithm: 'openssl_md5' })).toBe('none');
    expect(judgeChecksum({ ...facts, algorithm: null, recorded: 'zz' })).toBe('damaged');
  });

  it("reads the superblock's own checksum as HDF5 does", () => {
    const block = fixtureBytes('awkward/latest.spy/latest.analog').subarray(0, SUPERBLOCK_BYTES);
    expect(lookup3(block.subarray(0, 44))).toBe(block.readUInt32LE(44));
    expect(superblockAsOpen(block)?.[11]).toBe(1);
    expect(lookup3(new Uint8Array())).toBe(0xdeadbeef);
    // Jenkins' own example: hashlittle("Four score and seven years ago", 0).
    expect(lookup3(new TextEncoder().encode('Four score and seven years ago'))).toBe(0x17770551);
  });

  it('knows no open state of anything else', () => {
    expect(superblockAsOpen(new Uint8Array(SUPERBLOCK_BYTES))).toBeNull();
    expect(superblockAsOpen(new Uint8Array(3))).toBeNull();
    const odd = Uint8Array.from(fixtureBytes('awkward/latest.spy/latest.analog').subarray(0, SUPERBLOCK_BYTES));
    odd[9] = 4;
    expect(superblockAsOpen(odd)).toBeNull();
    odd[8] = 9;
    expect(superblockAsOpen(odd)).toBeNull();
  });
});
