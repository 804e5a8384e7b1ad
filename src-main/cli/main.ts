/** Entry of the command line: plain Node, no window. */
import packageFacts from '../../package.json';
import { problem, problemOf } from '../errors';
import { readWords, type Command } from './arguments';
import { listenForInterruption } from './interruption';
import { openTerminal, type Terminal } from './terminal';
import { helpText, usageLine } from './usage';
import type { Workplace } from './workplace';

type Work = Exclude<Command, { readonly name: 'help' | 'version' | 'window' }>;

/** Loads what the one command needs, and nothing for the others. */
async function carryOut(command: Work, workplace: Workplace): Promise<number> {
  switch (command.name) {
    case 'info':
      return (await import('./commands/info')).info(command, workplace);
    case 'save':
      return (await import('./commands/save')).saveCommand(command, workplace);
    case 'select':
      return (await import('./commands/select')).selectCommand(command, workplace);
    case 'relabel':
      return (await import('./commands/relabel')).relabel(command, workplace);
    case 'define-trials':
      return (await import('./commands/define-trials')).defineTrials(command, workplace);
    case 'apply':
      return (await import('./commands/apply')).applyRecipe(command, workplace);
    case 'verify':
      return (await import('./commands/verify')).verify(command, workplace);
  }
}

async function work(command: Work, terminal: Terminal): Promise<number> {
  const { signal, release } = listenForInterruption();
  const { openWorkplace } = await import('./workplace');
  const workplace = openWorkplace(terminal, signal);
  try {
    return await carryOut(command, workplace);
  } catch (thrown) {
    terminal.refuse(problemOf(thrown));
    return 1;
  } finally {
    release();
    await workplace.close();
  }
}

async function main(words: readonly string[]): Promise<number> {
  const terminal = openTerminal();
  const read = readWords(words);
  if (!read.ok) {
    process.stderr.write(`spydesk: ${read.mistake}\n${usageLine(read.of)}\n`);
    return 2;
  }
  const { command } = read;
  if (command.name === 'help') terminal.answer(helpText(command.of));
  else if (command.name === 'version') terminal.answer(`${packageFacts.version}\n`);
  else if (command.name === 'window') {
    terminal.refuse(problem('no-display', {}));
    return 1;
  } else return work(command, terminal);
  return 0;
}

// The status alone: an answer that is still on its way to a pipe is written out first.
const status = await main(process.argv.slice(2));
if (process.exitCode === undefined) process.exitCode = status;
