import { problem, type Problem } from '../../src-main/contract';

/**
 * What was typed over a value that is another one by now, as where another program wrote the files: it might be meant for something else,
 * such as the channel that stood there before. It is handed on to nobody until it is typed anew.
 */
export function typedOverAnother(): Problem {
  const reason = 'what it was typed over is another value by now; take it back with Escape, look, and type it again';
  return problem('edit-refused', { reason });
}
