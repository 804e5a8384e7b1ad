import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles, systemProcesses, type Files, type Processes } from '../../../src-main/files';
import { refOfPath } from '../../../src-main/format';
import { createLocalStore } from '../../../src-main/objects';
import { judge, judgeSameAs } from '../../judge/judge';
import type { Seen } from '../../judge/seen-pair';
import { portError, withoutHardLinks } from '../../unit/files/failing-files';
import { copyPair, fixtures, opened, save, saveTools, scratchFolder, toolsOn } from '../../unit/objects/saving';
import type { DiskModel } from './power-loss/disk-model';
import { modelFiles } from './power-loss/model-files';
import { possibleDisks } from './power-loss/possible-disks';
import { recordedDisk } from './power-loss/recorded-files';

const tools = saveTools();
const path = scratchFolder();
const OLD = join(fixtures, 'containers/loose.analog');
const SOURCE = join(fixtures, 'containers/session1.spy/session1_lfp.analog');
const SEED = 20_261_103;
/** Disks that are made up for one moment where not all of them are. */
const MOST = 60;
/** Every such disk's recovery is cut off by a second loss of power as well. */
const SECOND_LOSS_EVERY = 25;

/** No process outlives a loss of power. */
const afterLoss: Processes = { ...systemProcesses, livenessOf: () => 'dead' };

const OLD_MODES = [0o640, 0o600] as const;

type Pair = readonly [data: Buffer, info: Buffer];

interface Moment {
  readonly after: string;
  readonly model: DiskModel;
}

/** What a save went through, and the pair that it made. */
interface Recorded {
  readonly moments: readonly Moment[];
  readonly made: Pair;
}

function pairAt(data: string): Pair {
  return [readFileSync(data), readFileSync(`${data}.info`)];
}

/** The two pairs of which one must stand, and the modes of its files. */
interface Wanted {
  readonly old: Pair;
  readonly made: Pair;
  readonly modes: readonly [data: number, info: number];
}

function seenOn(disk: DiskModel, { old, made, modes }: Wanted): Seen {
  const [data, info] = ['k.analog', 'k.analog.info'].map((name) => disk.nodeAt(['k.spy', name]));
  if (data?.kind !== 'file') return 'nothing';
  if (info?.kind !== 'file') throw new Error('data without .info');
  const isPair = (pair: Pair): boolean => data.current.bytes.equals(pair[0]) && info.current.bytes.equals(pair[1]);
  expect([data.current.mode, info.current.mode]).toEqual(modes);
  if (isPair(old)) return 'old';
  if (isPair(made)) return 'new';
  throw new Error('neither the old pair nor the new one');
}

interface Way {
  readonly name: string;
  readonly replaces: boolean;
  readonly under: Files;
  /** The save fails at its last step, and what it did is taken back. */
  readonly fails?: true;
}

/** The last of the moves fails, so that all others are undone. */
function withoutLastMove(under: Files): Files {
  const refuse = (to: string): Promise<never> => Promise.reject(portError('EIO', to));
  return {
    ...under,
    hardLink: (from, to) => (basename(to) === 'k.analog' ? refuse(to) : under.hardLink(from, to)),
    rename: (from, to) => (basename(from) === 'new.data' ? refuse(to) : under.rename(from, to)),
  };
}

const WAYS: readonly Way[] = [
  { name: 'replaces', replaces: true, under: nodeFiles },
  { name: 'replaces, without hard links', replaces: true, under: withoutHardLinks },
  { name: 'creates, its container too', replaces: false, under: nodeFiles },
  { name: 'creates, without hard links', replaces: false, under: withoutHardLinks },
  { name: 'replaces and is taken back', replaces: true, under: withoutLastMove(nodeFiles), fails: true },
  { name: 'creates and is taken back', replaces: false, under: withoutLastMove(nodeFiles), fails: true },
];

/** The pair that waited last in a work folder. */
function waitingPair(moments: readonly Moment[]): Pair {
  for (const { model } of moments.toReversed()) {
    const folder = model.nodeAt(['k.spy']);
    for (const name of folder?.kind === 'folder' ? folder.entries.keys() : []) {
      const [data, info] = ['new.data', 'new.info'].map((file) => model.nodeAt(['k.spy', name, file]));
      if (data?.kind === 'file' && info?.kind === 'file') return [data.current.bytes, info.current.bytes];
    }
  }
  throw new Error('no pair was made');
}

/** The mode that a new file gets by the user's mask. */
async function freshMode(): Promise<number> {
  await writeFile(path('fresh'), '');
  return (await stat(path('fresh'))).mode & 0o777;
}

async function recorded({ replaces, under, fails }: Way): Promise<Recorded> {
  const root = path('disk');
  mkdirSync(root);
  const target = join(root, 'k.spy', 'k.analog');
  if (replaces) {
    mkdirSync(join(root, 'k.spy'));
    copyPair('containers/loose.analog', target);
    chmodSync(target, OLD_MODES[0]);
    chmodSync(`${target}.info`, OLD_MODES[1]);
  }
  const moments: Moment[] = [];
  const { files, model } = recordedDisk(root, under, (after) => moments.push({ after, model: model.copy() }));
  const saved = save(toolsOn(files, tools), await opened(tools, SOURCE), { container: join(root, 'k') }, { replace: replaces });
  if (fails === true) {
    await expect(saved).rejects.toThrow();
    return { moments, made: waitingPair(moments) };
  }
  await saved;
  expect([...judge(target), ...judgeSameAs(SOURCE, target)]).toEqual([]);
  return { moments, made: pairAt(target) };
}

/** Opens the folder as the next start would; `moment` is called after each change. */
async function openAfterLoss(disk: DiskModel, moment?: () => void): Promise<readonly string[]> {
  if (disk.nodeAt(['k.spy']) === null) return [];
  const files = modelFiles(disk, moment);
  const { entries } = await createLocalStore(files, tools.hdf5, afterLoss).list(refOfPath('/k.spy'));
  const strays = entries.flatMap((entry) => (entry.kind === 'stray' ? [`${entry.filename}: ${entry.problem.message}`] : []));
  expect(strays).toEqual([]);
  return (await files.list('/k.spy')).map(({ name }) => name).sort();
}

describe('a loss of power at any moment of a save', () => {
  it.each(WAYS)('that $name leaves the old pair or the new one, whichever writes survive', { timeout: 300_000 }, async (way) => {
    const { moments, made } = await recorded(way);
    const fresh = await freshMode();
    const wanted: Wanted = { old: pairAt(OLD), made, modes: way.replaces ? OLD_MODES : [fresh, fresh] };
    const before: Seen = way.replaces ? 'old' : 'nothing';
    const ends: Record<Seen, number> = { old: 0, nothing: 0, new: 0 };
    const count = { disks: 0, second: 0 };

    const recover = async (disk: DiskModel, moment?: () => void): Promise<Seen> => {
      const outside = seenOn(disk, wanted);
      expect([before, 'nothing', 'new']).toContain(outside);
      const names = await openAfterLoss(disk, moment);
      const after = seenOn(disk, wanted);
      expect(names).toEqual(after === 'nothing' ? [] : ['k.analog', 'k.analog.info']);
      expect([before, 'new']).toContain(after);
      return after;
    };

    for (const [at, { after, model }] of moments.entries()) {
      for (const [index, disk] of possibleDisks(model, MOST, SEED + at).entries()) {
        const isCutOff = count.disks % SECOND_LOSS_EVERY === 0;
        const during: DiskModel[] = [];
        count.disks += 1;
        try {
          const end = await recover(disk, isCutOff ? () => during.push(disk.copy()) : undefined);
          ends[end] += 1;
          if (at === moments.length - 1) expect(end).toBe(way.fails === true ? before : 'new');
          for (const [moment, left] of during.entries()) {
            for (const second of possibleDisks(left, 3, SEED + moment)) {
              count.second += 1;
              await recover(second);
            }
          }
        } catch (thrown) {
          throw new Error(`after operation ${at} (${after}), disk ${index}`, { cause: thrown });
        }
      }
    }
    expect(ends[before]).toBeGreaterThan(0);
    if (way.fails !== true) expect(ends.new).toBeGreaterThan(0);
    console.log(
      `${way.name}: ${count.disks} disks after ${moments.length} operations, ${JSON.stringify(ends)}; ` +
        `${count.second} more that lost power again while they were recovered`,
    );
  });
});
