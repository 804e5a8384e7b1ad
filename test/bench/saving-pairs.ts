import { rm } from 'node:fs/promises';
import { runShell, type Run } from './command';
import { interleaved, type Side } from './interleaved';
import { recordedChecksum } from './objects';
import type { Workshop } from './workshop';

/** The commands on one object that are compared, each run as often. Seconds. */
export type Pairs = Readonly<Record<'start' | 'save' | 'shell' | 'verify' | 'sha1sum', readonly Run[]>>;

/**
 * Runs, in turn: the command line on nothing worth telling; a save; `cp`, `sync` and `sha1sum` for the same; a verify; and
 * `sha1sum` alone. `sync` is asked for the one file, since what others have to write is none of its business. Throws where a
 * checksum is not the one that `sha1sum` finds.
 */
export async function runPairs(workshop: Workshop, path: string, times: number): Promise<Pairs> {
  const tiny = await workshop.tiny();
  const [container, copy] = [workshop.path('saved.spy'), workshop.path('copied')];
  // A virtual machine gives the memory of a file that was removed back to its host, and who wants it next waits for it: that must
  // not be the one or the other, by their places in the turn.
  const prepare = async (): Promise<void> => {
    await runShell('cp "$1" "$2" && sync "$2" && rm "$2"', path, copy);
  };
  const sides: Record<keyof Pairs, Side> = {
    start: { run: () => workshop.spydesk(['info', tiny, '--json']) },
    save: {
      prepare,
      run: () => workshop.spydesk(['save', path, '--container', container]),
      clear: () => rm(container, { recursive: true }),
    },
    shell: {
      prepare,
      run: () => runShell('cp "$1" "$2" && sync "$2" && sha1sum "$2"', path, copy),
      clear: () => rm(copy),
    },
    verify: { run: () => workshop.spydesk(['verify', path]) },
    sha1sum: { run: () => runShell('sha1sum "$1"', path) },
  };
  const pairs = await interleaved(workshop, sides, times);
  const recorded = recordedChecksum(path);
  if (!pairs.sha1sum.every(({ stdout }) => stdout.startsWith(recorded))) throw new Error('the recorded checksum is not true');
  return pairs;
}

export function walls(runs: readonly Run[]): number[] {
  return runs.map(({ wall }) => wall);
}

export function cpus(runs: readonly Run[]): number[] {
  return runs.map(({ cpu }) => cpu);
}
