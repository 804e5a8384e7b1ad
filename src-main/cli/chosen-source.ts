import { join } from 'node:path';
import { fail, SpydeskError } from '../errors';
import { containerStem, dataClass, refOfPath } from '../format';
import { findObject, type Listing, type StoredObject } from '../objects';
import type { ObjectChoice, Saving } from './word-rules';
import type { Workplace } from './workplace';

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

/** Opens the object that a command is about. Errors: `select-needed`, `no-objects`, `not-found`, those of opening. */
export async function openSource(
  { source, select }: Pick<Saving, 'source' | 'select'>,
  workplace: Workplace,
): Promise<StoredObject> {
  const { files, store } = workplace;
  const { kind, path } = await findObject(files, source, workplace.paths());
  const dataPath = kind === 'data' ? path : chosenPath(await store.list(refOfPath(path)), select);
  return store.open(refOfPath(dataPath));
}
