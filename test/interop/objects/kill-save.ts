import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** What every save that is killed here saves. */
export const SOURCE = resolve(import.meta.dirname, '../../fixtures/containers/session1.spy/session1_lfp.analog');

/** `draft`: a replacing save of a draft with another trial table. */
export type SaveMode = 'replace' | 'draft' | 'create';

/** Where a save dies: at its n-th operation, or at the one of this name, as `rename:commit.json~`. */
export interface Death {
  readonly at: number | string;
  readonly when: 'before' | 'after';
}

export interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly printed: string;
}

/** Runs `killed-save.js`, which lies in `scripts`, to its death; see there. */
export async function killSave(scripts: string, target: string, mode: SaveMode, { at, when }: Death): Promise<Ended> {
  const script = join(scripts, 'killed-save.js');
  const child = spawn(process.execPath, [script, SOURCE, target, mode, String(at), when], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const signal = await new Promise<NodeJS.Signals | null>((done) => child.on('close', (_code, by) => done(by)));
  return { signal, printed };
}

/** The moments of a replacing save after which its left-overs differ. */
export type Moment =
  /** The new data file is written. */
  | 'written'
  /** What will be done is recorded. */
  | 'committed'
  /** The old data file is put aside: nobody sees an object. */
  | 'aside'
  /** The new `.info` stands, and no data file. */
  | 'half';

/** Kills a save onto `target` right after a moment; answers the work folder that it leaves. */
export async function leaveOver(scripts: string, target: string, mode: SaveMode, moment: Moment): Promise<string> {
  const operations: Readonly<Record<Moment, string>> = {
    written: 'open:new.info',
    committed: 'rename:commit.json~',
    aside: `rename:${basename(target)}`,
    half: 'hardLink:new.info',
  };
  const { signal } = await killSave(scripts, target, mode, { at: operations[moment], when: 'after' });
  if (signal !== 'SIGKILL') throw new Error(`The save lived beyond the moment "${moment}".`);
  const [work, second] = readdirSync(dirname(target)).filter((name) => {
    return name.startsWith('.spydesk-') && readdirSync(join(dirname(target), name)).some((inside) => inside === 'new.data');
  });
  if (work === undefined || second !== undefined) throw new Error('The save left no work folder, or there are several.');
  return join(dirname(target), work);
}

/** Makes a left-over one of another host: by its claim, and by its record, in which the disk has that host's number. */
export function giveToHost(work: string, host: string): void {
  const [claim, commit] = [join(work, 'claim.json'), join(work, 'commit.json')];
  const record = JSON.parse(readFileSync(claim, 'utf8')) as Record<string, unknown>;
  writeFileSync(claim, JSON.stringify({ ...record, host }));
  if (!existsSync(commit)) return;
  writeFileSync(commit, readFileSync(commit, 'utf8').replaceAll(/"device": "\d+"/g, '"device": "4242"'));
}
