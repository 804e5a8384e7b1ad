import type { SaveCommand } from '../arguments';
import { openSource } from '../chosen-source';
import { saveAndTell, tellingRefusals } from '../told-save';
import type { Workplace } from '../workplace';

/** `spydesk save`. Answers the exit status. */
export async function saveCommand(command: SaveCommand, workplace: Workplace): Promise<number> {
  return tellingRefusals(workplace, async () => saveAndTell(await openSource(command, workplace), command, workplace));
}
