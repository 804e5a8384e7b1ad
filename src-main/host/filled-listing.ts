import { mapBounded, type ListedObject, type Listing, type ObjectStore } from '../objects';

/** Objects of one folder that are opened for its list: a few milliseconds each, so that a large folder still lists at once. */
const MOST = 64;
const AT_ONCE = 4;

/** Asked once for each entry: a list that is made anew holds those of unchanged files again. */
const known = new WeakMap<ListedObject, Promise<ListedObject>>();

function filledOnce(store: ObjectStore, entry: ListedObject): Promise<ListedObject> {
  const asked = known.get(entry) ?? filled(store, entry);
  known.set(entry, asked);
  return asked;
}

async function filled(store: ObjectStore, entry: ListedObject): Promise<ListedObject> {
  try {
    const { data } = await (await store.open(entry.ref)).describe();
    return { ...entry, shape: data.shape, typeName: data.type.name };
  } catch {
    // What is wrong with it is told where it is opened.
    return entry;
  }
}

/**
 * A listing in which the objects whose `.info` cannot tell the shape of `data` have it from their files: those with further
 * datasets, of which Syncopy's `.info` tells the last. Of many the first ones.
 */
export async function filledListing(store: ObjectStore, listing: Listing): Promise<Listing> {
  const lacking = listing.entries.filter((entry) => entry.kind === 'object').filter(({ shape }) => shape === null);
  const found = await mapBounded(lacking.slice(0, MOST), AT_ONCE, (entry) => filledOnce(store, entry));
  const byRef = new Map(found.map((entry) => [entry.ref, entry] as const));
  return { ...listing, entries: listing.entries.map((entry) => byRef.get(entry.ref) ?? entry) };
}
