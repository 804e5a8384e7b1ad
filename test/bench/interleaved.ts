import { settle, type Run } from './command';
import type { Workshop } from './workshop';

/** One of several commands that are run in turn. */
export interface Side {
  /** What is done before each run and not timed. */
  prepare?(): Promise<void>;
  run(): Promise<Run>;
  /** Takes away what the run made. */
  clear?(): Promise<void>;
}

/**
 * Runs all sides one after the other, again and again, so that all have the same share of the machine's moods. Between two
 * runs what was made is removed and the disk is at rest. Answers the runs of each side.
 */
export async function interleaved<Name extends string>(
  { options }: Pick<Workshop, 'options'>,
  sides: Readonly<Record<Name, Side>>,
  times: number,
): Promise<Record<Name, Run[]>> {
  const names = Object.keys(sides) as Name[];
  const runs = Object.fromEntries(names.map((name) => [name, [] as Run[]])) as Record<Name, Run[]>;
  for (let time = 0; time < times; time += 1) {
    for (const name of names) {
      // Nothing for a run that only shows that the bench works. The wait is for what all of the machine has to write.
      if (!options.quick) {
        await sides[name].prepare?.();
        await settle();
      }
      runs[name].push(await sides[name].run());
      await sides[name].clear?.();
    }
  }
  return runs;
}
