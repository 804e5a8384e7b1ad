import { closeSync, cpSync, mkdirSync, openSync, readdirSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { SpydeskError } from '../../../src-main/errors';
import { nodeFiles, systemProcesses, type Files, type Processes } from '../../../src-main/files';
import { refOfPath } from '../../../src-main/format';
import { createLocalStore, verifyStored } from '../../../src-main/objects';
import { unwatched } from '../../../src-main/tasks';
import { judge, judgeSameAs } from '../../judge/judge';
import { seenBy, type Seen } from '../../judge/seen-pair';
import { portError } from '../../unit/files/failing-files';
import { contentOf, fixtures, opened, save, saveTools, scratchFolder, streamed, toolsOn } from '../../unit/objects/saving';
import { runPython } from '../python';
import { countedFiles } from './counted-files';
import { LAYOUTS } from './layout-kinds';

const tools = saveTools();
const path = scratchFolder();
const maker = resolve(import.meta.dirname, '../make_variant.py');

/** Objects of which no fixture is one: every optional dataset, and each layout that HDF5 has for the same numbers. */
const KINDS: readonly (readonly [kind: string, fixture: string])[] = [
  ['plain', 'session1_sorted.spike'],
  ['plain', 'session1_erp.timelock'],
  ...LAYOUTS,
];

/** Those whose saves die at each operation: in what order a save works on the disk, the other layouts do not matter. */
const DYING = KINDS.filter(([kind, fixture]) => !fixture.endsWith('.analog') || kind === 'superblock-2');

/** After the death of a process. */
const allDead: Processes = { ...systemProcesses, livenessOf: () => 'dead' };

/** The disk as a process leaves it that dies before its `at`-th operation: nothing is done from there on. */
function diskUntil(at: number): { readonly files: Files; count: number } {
  const disk = {
    count: 0,
    files: countedFiles(nodeFiles, {
      before: (index, name, about) => {
        disk.count = index + 1;
        // The system closes what a dead process had open.
        if (index >= at && name !== 'close') throw portError('EIO', about);
      },
      after: () => undefined,
    }),
  };
  return disk;
}

function flipByteAt(file: string, position: number): void {
  const descriptor = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(descriptor, byte, 0, 1, position);
  writeSync(descriptor, Buffer.from([(byte[0] ?? 0) ^ 0x10]), 0, 1, position);
  closeSync(descriptor);
}

/** Makes an object anew for each test: `own` to save, and `reference`, which stays as it was made. */
function variant(kind: string, fixture: string) {
  const name = `k${extname(fixture)}`;
  const places = {
    own: () => path('here', name),
    reference: () => path('before', name),
    putBack: () => {
      rmSync(path('here'), { recursive: true, force: true });
      cpSync(path('before'), path('here'), { recursive: true });
    },
  };
  beforeEach(() => {
    mkdirSync(path('before'));
    runPython(maker, kind, join(fixtures, 'containers/session1.spy', fixture), places.reference());
    places.putBack();
  });
  return places;
}

async function verified(file: string): Promise<string> {
  const { verdict } = await verifyStored(nodeFiles, tools.store, refOfPath(file), unwatched());
  return verdict;
}

describe.each(KINDS)('an object in the layout %s (%s)', (kind, fixture) => {
  const made = variant(kind, fixture);

  it('is the same when it is copied, streamed and saved over itself, by h5py and by its checksum', async () => {
    expect(await verified(made.own())).toBe('intact-taken-open');
    const copied = await save(tools, await opened(tools, made.own()), { filename: path('copied') });
    const written = await save(tools, streamed(await opened(tools, made.own())), { filename: path('written') });
    await save(tools, await opened(tools, made.own()), {}, { replace: true });
    expect(judge(copied.data, written.data, made.own())).toEqual([]);
    for (const file of [copied.data, written.data, made.own()]) {
      expect(judgeSameAs(made.reference(), file)).toEqual([]);
      expect(await verified(file)).toBe('intact');
    }
  });

  it('is told to be damaged when one byte of it flips, and not saved', async () => {
    flipByteAt(made.own(), Math.floor(statSync(made.own()).size * 0.6));
    expect(await verified(made.own())).toBe('damaged');
    const before = contentOf(path());
    await expect(
      (async () => save(tools, await opened(tools, made.own()), { filename: path('again') }))(),
    ).rejects.toBeInstanceOf(SpydeskError);
    expect(contentOf(path())).toEqual(before);
  });
});

describe.each(DYING)('an object in the layout %s (%s)', (kind, fixture) => {
  const made = variant(kind, fixture);

  it('is the old one or the new one when its save over itself ends at any operation', { timeout: 120_000 }, async () => {
    const ends = new Map<Seen, number>();
    let points = 0;
    for (; ; points += 1) {
      made.putBack();
      const disk = diskUntil(points);
      const saved = save(toolsOn(disk.files, tools), await opened(tools, made.own()), {}, { replace: true });
      await saved.catch(() => undefined);
      if (disk.count <= points) break;
      expect(() => seenBy(made.own(), made.reference()), `operation ${points}`).not.toThrow();
      const { entries } = await createLocalStore(nodeFiles, tools.hdf5, allDead).list(refOfPath(path('here')));
      expect(entries.map((entry) => entry.kind)).toEqual(['object']);
      expect(readdirSync(path('here')).sort()).toEqual([basename(made.own()), `${basename(made.own())}.info`]);
      const seen = seenBy(made.own(), made.reference());
      ends.set(seen, (ends.get(seen) ?? 0) + 1);
    }
    expect([...ends.keys()].sort()).toEqual(['new', 'old']);
    expect(await verified(made.own())).toBe('intact');
    console.log(`${kind}, ${fixture}: ended at ${points} operations, ${JSON.stringify(Object.fromEntries(ends))}`);
  });
});
