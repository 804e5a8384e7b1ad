import { problem, refusal, type InputPlace, type Result } from '../../errors';
import type { JsonTextFault } from '../../format';

/** A refused change: `reason` is a clause, `at` the spot of the command's input that is to blame. */
export function refuseEdit(reason: string, at?: InputPlace): Result<never> {
  return refusal(problem('edit-refused', { reason }, at === undefined ? {} : { at }));
}

export function refuseField(name: string, reason: string): Result<never> {
  return refuseEdit(reason, { kind: 'field', name });
}

/** A text that is no JSON. */
export function refuseText({ reason, line, column }: JsonTextFault): Result<never> {
  return refuseEdit(`the text is no JSON: ${reason} (line ${line}, column ${column})`, { kind: 'text', line, column });
}
