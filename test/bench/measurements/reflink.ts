import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bar } from '../bars';
import { interleaved } from '../interleaved';
import { runShell, type Run } from '../command';
import { copyPair } from '../objects';
import { figure, type Section } from '../report';
import { cpus, walls } from '../saving-pairs';
import { makeSharingDisks, sharesBlocks, usedBytes, type SharingDisk } from '../shared-blocks';
import { sizeText } from '../sizes';
import { median } from '../statistics';
import type { Workshop } from '../workshop';

/** Of the object's bytes: the few blocks that differ, and the file system's own records. */
const LIMIT = 0.05;
/** A small object's blocks are few beside the records. */
const LEAST_MB = 8;

async function measureOn(
  workshop: Workshop,
  disk: SharingDisk,
  source: string,
  size: number,
): Promise<{ row: string[]; bar: Bar }> {
  const path = join(disk.folder, 'recording.analog');
  await copyPair(source, path);
  const container = join(disk.folder, 'saved.spy');
  const copy = join(disk.folder, 'copied');
  const before = await usedBytes(disk.folder);
  await workshop.spydesk(['save', path, '--container', container]);
  const added = ((await usedBytes(disk.folder)) - before) / 1e6;
  await rm(container, { recursive: true });
  const tiny = await workshop.tiny();
  const runs: Record<'start' | 'save' | 'shell', Run[]> = await interleaved(
    workshop,
    {
      start: { run: () => workshop.spydesk(['info', tiny, '--json']) },
      save: {
        run: () => workshop.spydesk(['save', path, '--container', container]),
        clear: () => rm(container, { recursive: true }),
      },
      shell: {
        run: () => runShell('cp --reflink=never "$1" "$2" && sync "$2" && sha1sum "$2"', path, copy),
        clear: () => rm(copy),
      },
    },
    Math.min(workshop.options.runs, 3),
  );
  const start = { wall: median(walls(runs.start)), cpu: median(cpus(runs.start)) };
  const limit = Math.max(LEAST_MB, (LIMIT * size) / 1e6);
  return {
    row: [
      disk.name,
      figure(added),
      figure(median(walls(runs.save)) - start.wall),
      figure(median(cpus(runs.save)) - start.cpu),
      figure(median(walls(runs.shell))),
    ],
    bar: { what: `blocks that a save of ${sizeText(size)} adds on ${disk.name}`, measured: added, limit, unit: 'MB' },
  };
}

/** Whether a save shares its bytes with its source where the file system can. */
export async function measureReflink(workshop: Workshop): Promise<Section> {
  const { size } = workshop.options;
  const source = await workshop.recording(size);
  const isSharedHere = await sharesBlocks(workshop);
  const disks = await makeSharingDisks(workshop, size);
  const rows: string[][] = [];
  const bars: Bar[] = [];
  for (const disk of disks) {
    try {
      const { row, bar } = await measureOn(workshop, disk, source, size);
      rows.push(row);
      bars.push(bar);
    } finally {
      await disk.unmount();
    }
  }
  const notes = [`The file system of the other measurements ${isSharedHere ? 'shares blocks too' : 'shares no blocks'}.`];
  if (disks.length === 0) notes.push('Not measured: a file system in an image file needs root, and `mkfs.btrfs` or `mkfs.xfs`.');
  return {
    title: `Shared blocks, ${sizeText(size)}`,
    method:
      'In an image file with a file system that can copy by reference, mounted for this. The blocks in use before and after a save, ' +
      'all of it written; then the time, beside that of `cp --reflink=never`, `sync` and `sha1sum`. `save` reads every byte all ' +
      'the same: for the checksums.',
    tables: [{ heads: ['file system', 'added, MB', '`save`, s', 'its processor time, s', 'with a second copy, s'], rows }],
    bars,
    notes,
  };
}
