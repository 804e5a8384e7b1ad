import { join } from 'node:path';
import { fail, problemOf, SpydeskError, withOutcome } from '../../errors';
import { containerStem, dataClass, refOfPath } from '../../format';
import { findObject, logAuthorNow, planSave, saveObject, type Listing } from '../../objects';
import type { ObjectChoice, SaveCommand } from '../arguments';
import type { Workplace } from '../workplace';

/** The file name of a chosen object: `c_TAG.EXT` in a container, `TAG.EXT` as it stands in a plain folder. */
function chosenName({ tag, dataclass }: ObjectChoice, folderName: string): string {
  const stem = containerStem(folderName);
  const { extension } = dataClass(dataclass);
  if (stem === null) return (tag ?? '') + extension;
  return stem + (tag === null ? '' : `_${tag}`) + extension;
}

/** A name may give its tag in another way than `chosenName` (`cats.analog` in `cat.spy` has the tag `s`). */
function isChosen(entry: Listing['entries'][number], { tag, dataclass }: ObjectChoice): boolean {
  return entry.kind === 'object' && tag !== null && entry.tag === tag && entry.dataclass === dataclass;
}

/** The one object of a folder that is meant: the chosen one, else the only sound one. */
function chosenPath(listing: Listing, select: ObjectChoice | null): string {
  const { entries, path, name } = listing;
  if (select !== null) {
    const filename = chosenName(select, name);
    const entry = entries.find((one) => one.filename === filename) ?? entries.find((one) => isChosen(one, select));
    if (entry?.kind === 'stray') throw new SpydeskError(entry.problem);
    return join(path, entry?.filename ?? fail('not-found', {}, { path: join(path, filename) }));
  }
  const [first, ...others] = entries.filter(({ kind }) => kind === 'object');
  if (first === undefined) return fail('no-objects', {}, { path });
  const names = [first, ...others].map(({ filename }) => filename);
  return others.length === 0 ? join(path, first.filename) : fail('select-needed', { names }, { path });
}

async function sourcePath({ source, select }: SaveCommand, workplace: Workplace): Promise<string> {
  const { kind, path } = await findObject(workplace.files, source, workplace.paths());
  return kind === 'data' ? path : chosenPath(await workplace.store.list(refOfPath(path)), select);
}

async function save(command: SaveCommand, workplace: Workplace): Promise<void> {
  const { files, store, terminal } = workplace;
  const { request, overwrite, acceptDamage, json } = command;
  const source = await store.open(refOfPath(await sourcePath(command, workplace)));
  const planned = await planSave(files, store, source, request, { ...workplace.paths(), overwrite });
  for (const warning of planned.warnings) terminal.warn(warning);
  const order = { planned, replaces: planned.mode === 'replace' ? planned.found : null, acceptDamage, author: logAuthorNow() };
  const written = await workplace.run((task) => saveObject(workplace, source, order, task));
  if (json) terminal.answerJson(written, 'saved');
  else terminal.answer(`${written.data}\n${written.info}\n`, 'saved');
}

/** `spydesk save`. Answers the exit status; a refusal is told here, for its options are this command's. */
export async function saveCommand(command: SaveCommand, workplace: Workplace): Promise<number> {
  try {
    await save(command, workplace);
    return 0;
  } catch (thrown) {
    // What the save itself does not tell of its target happened before it began.
    workplace.terminal.refuse(withOutcome(problemOf(thrown), 'unchanged'), { options: true });
    return 1;
  }
}
