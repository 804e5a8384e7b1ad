import { rm } from 'node:fs/promises';
import { peakMemory, type Peak } from '../peak-memory';
import { figure, type Section } from '../report';
import type { Bar } from '../bars';
import { sizeText } from '../sizes';
import type { Workshop } from '../workshop';

const LIMIT_MB = 300;

function megabytes(bytes: number): string {
  return figure(bytes / 1e6);
}

/** The most memory of a save and of a verify, above what the command line has when it does nothing. */
export async function measureMemory(workshop: Workshop): Promise<Section> {
  const { size, largest } = workshop.options;
  const container = workshop.path('saved.spy');
  const peak = (words: readonly string[]): Promise<Peak> => peakMemory((watch) => workshop.spydesk(words, watch));
  const idle = await peak(['info', await workshop.tiny(), '--json']);
  const rows = [['`info` of 4 KB: idle', '', megabytes(idle.own), '', megabytes(idle.whole)]];
  const bars: Bar[] = [];
  for (const bytes of new Set([size, largest])) {
    const path = await workshop.recording(bytes);
    for (const [command, words] of [
      ['save', ['save', path, '--container', container]],
      ['verify', ['verify', path]],
    ] as const) {
      const { own, whole } = await peak(words);
      await rm(container, { recursive: true, force: true });
      const above = (own - idle.own) / 1e6;
      rows.push([`\`${command}\``, sizeText(bytes), megabytes(own), figure(above), megabytes(whole)]);
      bars.push({
        what: `peak memory of ${command} above idle, ${sizeText(bytes)}`,
        measured: above,
        limit: LIMIT_MB,
        unit: 'MB',
      });
    }
    if (bytes !== size) await workshop.drop(bytes);
  }
  return {
    title: 'Memory',
    method:
      'The whole process with all its threads, looked at every 2 ms in `/proc/PID/status`, in a run of its own that is not timed. Its own ' +
      'memory is `RssAnon` + `RssShmem`: what only this process has. Mapped pages of files (the program itself) are not counted ' +
      'there; the last column, `VmHWM`, has them. MB.',
    tables: [{ heads: ['command', 'object', 'peak of its own', 'above idle', 'with mapped files'], rows }],
    bars,
    notes: [],
  };
}
