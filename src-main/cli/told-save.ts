import { problemOf, withOutcome } from '../errors';
import type { ObjectSource } from '../format';
import { logAuthorNow, planSave, saveObject, type PlannedSave, type PublishedPair } from '../objects';
import type { Target } from './word-rules';
import type { Workplace } from './workplace';

/** Saves a source as planned; what the plan warns of is told first. Errors: those of `saveObject`. */
export async function savePlanned(
  source: ObjectSource,
  planned: PlannedSave,
  { acceptDamage }: Pick<Target, 'acceptDamage'>,
  workplace: Workplace,
): Promise<PublishedPair> {
  for (const warning of planned.warnings) workplace.terminal.warn(warning);
  const order = { planned, replaces: planned.mode === 'replace' ? planned.found : null, acceptDamage, author: logAuthorNow() };
  return workplace.run((task) => saveObject(workplace, source, order, task));
}

/** Saves a source where the command says, and prints the two files. Errors: those of `planSave` and `saveObject`. */
export async function saveAndTell(source: ObjectSource, command: Target, workplace: Workplace): Promise<void> {
  const { files, store, terminal } = workplace;
  const { request, overwrite, json } = command;
  const planned = await planSave(files, store, source, request, { ...workplace.paths(), overwrite });
  const written = await savePlanned(source, planned, command, workplace);
  if (json) terminal.answerJson(written, 'saved');
  else terminal.answer(`${written.data}\n${written.info}\n`, 'saved');
}

/** Runs a command that saves. Answers the exit status; a refusal is told here, for its options are this command's. */
export async function tellingRefusals(workplace: Workplace, work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return 0;
  } catch (thrown) {
    // What the save itself does not tell of its target happened before it began.
    workplace.terminal.refuse(withOutcome(problemOf(thrown), 'unchanged'), { options: true });
    return 1;
  }
}
