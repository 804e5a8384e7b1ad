import { logAuthorNow, requestBeside, selectStored } from '../../objects';
import type { SelectCommand } from '../arguments';
import { openSource } from '../chosen-source';
import { saveAndTell, tellingRefusals } from '../told-save';
import type { Workplace } from '../workplace';

/** `spydesk select`. Answers the exit status. */
export async function selectCommand(command: SelectCommand, workplace: Workplace): Promise<number> {
  const { selection, acceptDamage } = command;
  return tellingRefusals(workplace, async () => {
    const stored = await openSource(command, workplace);
    const options = { author: logAuthorNow(), acceptDamage };
    const { source, resolved } = await workplace.run((task) => selectStored(workplace.files, stored, selection, options, task));
    const { leftOut } = resolved;
    if (leftOut > 0) workplace.terminal.note(`${leftOut} of the trials do not cover the latency and are left out.`);
    await saveAndTell(source, { ...command, request: requestBeside(stored.pair, command.request) }, workplace);
  });
}
