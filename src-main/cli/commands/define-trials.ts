import { basename } from 'node:path';
import { SpydeskError, problemOf } from '../../errors';
import type { Command, CommandOf } from '../../editing';
import { readTrialText, refOfPath, type TrialCell } from '../../format';
import { findObject, openEvents, type StoredObject } from '../../objects';
import { openSource } from '../chosen-source';
import { eventsOf } from '../../recipes';
import { changedBy } from '../drafting';
import { readTextFile } from '../text-file';
import { saveAndTell, tellingRefusals } from '../told-save';
import type { DefineTrialsCommand, TrialDefinition } from '../define-trials-words';
import type { Workplace } from '../workplace';

type ByEvents = Extract<TrialDefinition, { by: 'events' }>;
type Cell = CommandOf<'set-trials'>['rows'][number][number];

/** The object of events that was named: one beside the source by its file name or tag, else one anywhere by its path. */
async function eventsNamed(name: string, stored: StoredObject, workplace: Workplace): Promise<StoredObject> {
  try {
    return await openEvents(workplace.store, stored.pair, name);
  } catch (thrown) {
    if (problemOf(thrown).code !== 'not-found') throw thrown;
  }
  const { path } = await findObject(workplace.files, name, workplace.paths());
  return workplace.store.open(refOfPath(path));
}

async function byEvents(definition: ByEvents, stored: StoredObject, workplace: Workplace): Promise<Command> {
  const object = await eventsNamed(definition.events, stored, workplace);
  const { cfg: eventsCfg, samples, codes, samplerate } = await workplace.run((task) => eventsOf(object, task));
  const { before, after, edges, withCodes } = definition;
  return {
    do: 'trials-around-events',
    events: basename(object.pair.target),
    codes: [...definition.codes],
    ...{ before, after, edges, withCodes },
    found: { samples: [...samples], codes: [...codes], samplerate },
    eventsCfg,
  };
}

/** NaN and the infinities are texts in a command. */
function cellOf(cell: TrialCell): Cell {
  if (cell === null || Number.isFinite(cell)) return cell;
  return Number.isNaN(cell) ? 'NaN' : cell > 0 ? 'Infinity' : '-Infinity';
}

async function byTable(path: string, workplace: Workplace): Promise<Command> {
  const read = readTrialText(await readTextFile(path, workplace));
  if (!read.ok) throw new SpydeskError(read.error);
  const { rows, names } = read.value;
  const cells = rows.map((row) => row.map(cellOf));
  return names === null ? { do: 'set-trials', rows: cells } : { do: 'set-trials', rows: cells, names: [...names] };
}

async function commandOf(definition: TrialDefinition, stored: StoredObject, workplace: Workplace): Promise<Command> {
  switch (definition.by) {
    case 'length': {
      const { length, rest, within } = definition;
      return { do: 'cut-trials', length, rest, within };
    }
    case 'events':
      return byEvents(definition, stored, workplace);
    case 'table':
      return byTable(definition.path, workplace);
  }
}

/** `spydesk define-trials`. Answers the exit status. */
export function defineTrials(command: DefineTrialsCommand, workplace: Workplace): Promise<number> {
  return tellingRefusals(workplace, async () => {
    const stored = await openSource(command, workplace);
    const draft = await changedBy(stored, await commandOf(command.definition, stored, workplace));
    await saveAndTell(draft, command, workplace);
  });
}
