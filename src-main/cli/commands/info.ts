import { problemOf } from '../../errors';
import { refOfPath } from '../../format';
import { findObject, mapBounded, type ListedObject, type ListedStray } from '../../objects';
import type { InfoCommand } from '../arguments';
import { folderText, objectText } from '../facts-text';
import { faultyFile, objectFacts, type FaultyFile, type ObjectFacts } from '../object-facts';
import type { Workplace } from '../workplace';

/** Objects that are opened at once: as many as there are HDF5 threads, and some that wait. */
const OPENED_AT_ONCE = 4;

async function factsOf(workplace: Workplace, entry: ListedObject | ListedStray): Promise<ObjectFacts | FaultyFile> {
  if (entry.kind === 'stray') return faultyFile(entry.filename, entry.problem);
  try {
    const object = await workplace.store.open(entry.ref);
    return objectFacts(object.pair.target, await object.describe(), workplace.paths().platform);
  } catch (thrown) {
    return faultyFile(entry.filename, problemOf(thrown));
  }
}

/** `spydesk info`: one object, or all of a folder. Answers the exit status. */
export async function info({ path: typed, json }: InfoCommand, workplace: Workplace): Promise<number> {
  const { files, store, terminal } = workplace;
  const context = workplace.paths();
  const { kind, path } = await findObject(files, typed, context);
  if (kind === 'data') {
    const object = await store.open(refOfPath(path));
    const facts = objectFacts(path, await object.describe(), context.platform);
    if (json) terminal.answerJson(facts);
    else terminal.answer(objectText(facts));
    return 0;
  }
  const { entries, containers, syncopyRefuses } = await store.list(refOfPath(path));
  const facts = await mapBounded(entries, OPENED_AT_ONCE, (entry) => factsOf(workplace, entry));
  const names = containers.map(({ name }) => name);
  if (json) terminal.answerJson(facts);
  else terminal.answer(folderText(facts, { containers: names, syncopyRefuses }));
  return 0;
}
