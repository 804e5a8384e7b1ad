/**
 * A process of its own that starts the program on a container: timed-opening.js PROJECT FOLDER CONTAINER. `FOLDER` is the home
 * folder of the program; the Electron and the display come from the environment. Prints a `TimedOpening`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { debuggingAddress, untilThereIsAPage } from '../desktop/harness/debugging';
import { environment, switches } from '../desktop/harness/surroundings';

/** Seconds from the start of the process, and bytes. */
export interface TimedOpening {
  /** Until the objects are listed and the keyboard moves among them. */
  readonly usable: number;
  /** Until the picture of the first object stands as well. */
  readonly pictured: number;
  /** Each process with its share of the memory (PSS), once nothing happens any more. */
  readonly memory: readonly { readonly name: string; readonly bytes: number }[];
}

const IDLE_MS = 4_000;

function parentOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name before it may hold anything.
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]);
}

/** A process and all that it started. */
function family(first: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map<number, number>();
  for (const pid of pids.map(Number)) {
    try {
      parents.set(pid, parentOf(pid));
    } catch {
      // It has ended meanwhile.
    }
  }
  const members = [first];
  for (const member of members) members.push(...[...parents].filter(([, parent]) => parent === member).map(([pid]) => pid));
  return members;
}

function shareOf(pid: number): number {
  const [, kilobytes = '0'] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

function nameOf(pid: number, first: number): string {
  if (pid === first) return 'main';
  const [, type = 'other'] = /--type=(\S+)/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')) ?? [];
  return type;
}

const [project = '', home = '', container = ''] = process.argv.slice(2);
mkdirSync(home, { recursive: true });
const executable = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron');
const begun = performance.now();
const child = spawn(executable, [...switches({ home }), '--remote-debugging-port=0', project, container], {
  env: environment({ home }),
  stdio: ['ignore', 'ignore', 'pipe'],
});
const seconds = (): number => (performance.now() - begun) / 1000;
const address = await debuggingAddress(child);
child.stderr.resume();
await untilThereIsAPage(address);
const browser = await chromium.connectOverCDP(address);
const window = browser.contexts()[0]?.pages()[0];
if (window === undefined || child.pid === undefined) throw new Error('The program has no window.');
await window.getByRole('treeitem').nth(1).waitFor();
await window.getByRole('treeitem').nth(1).press('ArrowDown');
const usable = seconds();
const picture = window.getByRole('region', { name: 'Picture' });
await picture.getByRole('application').waitFor();
await picture.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
const pictured = seconds();
// What looks into the window takes memory there, too.
await browser.close();
await setTimeout(IDLE_MS);
const { pid } = child;
const memory = family(pid).map((member) => ({ name: nameOf(member, pid), bytes: shareOf(member) }));
const ended = once(child, 'exit');
child.kill();
await ended;
const answer: TimedOpening = { usable, pictured, memory };
process.stdout.write(JSON.stringify(answer));
