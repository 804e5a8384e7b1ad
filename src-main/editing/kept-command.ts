import { problem, refusal, success, type Result } from '../errors';
import { commandShape, type Command } from '../commands';

/**
 * The command, where it can be read back once it is written down. Events are looked up in a file that may hold anything, after what
 * was asked for was checked. Errors: `edit-refused` at the field of the events.
 */
export function keptCommand(command: Command): Result<Command> {
  const { success: isKept, error } = commandShape.safeParse(command);
  if (isKept) return success(command);
  const [issue] = error.issues;
  const isSample = issue?.path[0] === 'found' && issue.path.length > 2;
  const reason = isSample
    ? 'an event with a wanted code is at a sample that is no whole number, or is beyond 2^53'
    : `what was found of the events cannot be kept (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`;
  return refusal(problem('edit-refused', { reason }, { at: { kind: 'field', name: 'events' } }));
}
