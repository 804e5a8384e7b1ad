/**
 * A process of its own that edits until it is killed: it writes down one step of a draft after the other.
 *   killed-draft.js FOLDER
 * Prints the number of steps that were written down, a line each, once it was told that they were.
 */
import { writeSync } from 'node:fs';
import { startJournal, type JournalState } from '../../../src-main/editing';
import { nodeFiles, systemProcesses } from '../../../src-main/files';
import { afterStep, stepAt, SUBJECT } from './draft-steps';

const [folder = ''] = process.argv.slice(2);
const journal = await startJournal({ files: nodeFiles, processes: systemProcesses, folder }, SUBJECT);
let state: JournalState = { commands: [], cursor: 0 };
for (let index = 0; ; index += 1) {
  const step = stepAt(index, state);
  await (typeof step === 'number' ? journal.moveCursor(step) : journal.append(step));
  state = afterStep(state, step);
  writeSync(1, `${index + 1}\n`);
}
