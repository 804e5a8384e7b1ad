import { problem, withOutcome, type Problem, type SaveOutcome, type Warning } from '../errors';
import type { TaskProgress } from '../tasks';
import { problemLine, warningLine } from './line-text';

/** Between two drawings of the progress, ms. */
const REDRAW_AFTER = 100;

/** Where a command's answers and reasons go. */
export interface Terminal {
  /** The answer, whole lines; `outcome`: what stands on the disk, should nobody be told. */
  answer(text: string, outcome?: SaveOutcome): void;
  answerJson(value: unknown, outcome?: SaveOutcome): void;
  /** One line of reason; `options`: an option of the command would overrule it. */
  refuse(problem: Problem, offered?: { readonly options: boolean }): void;
  warn(warning: Warning): void;
  /** A sentence on what happens to the work. */
  note(sentence: string): void;
  /** How far the work is, drawn in place; nothing where nobody watches. */
  progress(progress: TaskProgress): void;
}

function progressText({ phase, doneBytes, totalBytes }: TaskProgress): string {
  return totalBytes > 0 ? `${phase} ${Math.floor((100 * doneBytes) / totalBytes)} %` : phase;
}

/** The terminal of this process. */
export function openTerminal(): Terminal {
  const { stdout, stderr } = process;
  const isWatched = stderr.isTTY;
  let drawnAt = 0;
  let isDrawn = false;
  let untold: SaveOutcome | null = null;

  function clear(): void {
    if (isDrawn) stderr.write('\r\u001b[K');
    isDrawn = false;
  }

  const terminal: Terminal = {
    answer(text, outcome) {
      clear();
      untold = outcome ?? null;
      stdout.write(text);
    },
    answerJson(value, outcome) {
      terminal.answer(`${JSON.stringify(value, null, 2)}\n`, outcome);
    },
    refuse(problem, offered = { options: false }) {
      clear();
      stderr.write(`${problemLine(problem, offered)}\n`);
    },
    warn(warning) {
      clear();
      stderr.write(`${warningLine(warning)}\n`);
    },
    note(sentence) {
      clear();
      stderr.write(`note: ${sentence}\n`);
    },
    progress(progress) {
      if (!isWatched || progress.state === 'queued') return;
      if (progress.state === 'done') {
        clear();
        return;
      }
      if (isDrawn && performance.now() - drawnAt < REDRAW_AFTER) return;
      clear();
      stderr.write(progressText(progress));
      drawnAt = performance.now();
      isDrawn = true;
    },
  };

  // A reader that has seen enough closes its end: no fault of the command. Any other failure of the answer is one.
  stdout.on('error', (thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'EPIPE') return;
    process.exitCode = 1;
    const found = problem('io-error', { reason: thrown.code ?? thrown.message }, { path: 'stdout' });
    terminal.refuse(untold === null ? found : withOutcome(found, untold));
  });
  stderr.on('error', () => undefined);
  return terminal;
}
