import type { Command, JournalState, JournalSubject } from '../../../src-main/editing';

const version = { device: 1n, inode: 2n, size: 3n, modifiedNs: 4n };

export const SUBJECT: JournalSubject = {
  ref: 'file:///data/Gr%C3%B6%C3%9Fe%20%C3%BC.spy/k.analog',
  path: '/data/Größe ü.spy/k.analog',
  dataclass: 'AnalogData',
  version: { data: version, info: { ...version, inode: 5n } },
  owner: 'window',
};

/** What is done in the `index`-th step: a command, some of them long, or a move of the cursor to what it names. */
export function stepAt(index: number, { commands, cursor }: JournalState): Command | number {
  if (index % 5 === 3) return cursor - 1;
  if (index % 5 === 4) return commands.length;
  return { do: 'set-note', text: `${index} ü ${'x'.repeat(index % 7 === 0 ? 20_000 : 5)}` };
}

export function afterStep({ commands, cursor }: JournalState, step: Command | number): JournalState {
  if (typeof step === 'number') return { commands, cursor: step };
  return { commands: [...commands.slice(0, cursor), step], cursor: cursor + 1 };
}

/** The state after so many steps. */
export function stateAfter(steps: number): JournalState {
  let state: JournalState = { commands: [], cursor: 0 };
  for (let index = 0; index < steps; index += 1) state = afterStep(state, stepAt(index, state));
  return state;
}
