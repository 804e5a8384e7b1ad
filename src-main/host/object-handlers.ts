import type { Handlers, HostCalls, ListingShape } from '../contract';
import type { ObjectRef } from '../format';
import type { Listing, ObjectStore } from '../objects';
import type { Drafts } from './drafts';
import { filledListing } from './filled-listing';
import { objectSummary, shownOf } from './object-summary';
import type { HeldRecipes } from './held-recipes';
import type { LiveFolders } from './live-folders';
import type { OpenObjects } from './open-objects';

type ObjectHandlers = Pick<Handlers<HostCalls>, 'list' | 'watchFolders' | 'openObject' | 'closeObject' | 'closeOwner'>;

function listingShape({ entries, containers, ...listing }: Listing): ListingShape {
  return {
    ...listing,
    entries: entries.map((entry) =>
      entry.kind === 'stray' ? entry : { ...entry, shape: entry.shape === null ? null : [...entry.shape] },
    ),
    containers: [...containers],
  };
}

/** Folders and the objects in them. Main has checked the references: they are ones that `refOfPath` made. */
export function objectHandlers(
  store: ObjectStore,
  folders: LiveFolders,
  objects: OpenObjects,
  drafts: Drafts,
  recipes: HeldRecipes,
): ObjectHandlers {
  return {
    list: async ({ ref, owner }, { signal }) => {
      const listing = await folders.listed(owner, ref, (memory) => store.list(ref as ObjectRef, { signal, memory }));
      return listingShape(await filledListing(store, listing));
    },
    watchFolders: ({ owner, refs }) => folders.watch(owner, refs),
    openObject: async ({ ref, owner }) => {
      const object = await store.open(ref as ObjectRef);
      // Where its changes do not fit, the object shows them as begun on other files.
      await drafts.goOnFromSaved({ owner, object }).catch(() => undefined);
      const id = objects.add(owner, object);
      try {
        return await objectSummary(id, object, await shownOf(object, drafts.find(owner, object.ref)));
      } catch (thrown) {
        objects.close(id);
        throw thrown;
      }
    },
    closeObject: ({ objectId }) => objects.close(objectId),
    closeOwner: ({ owner }) => {
      recipes.forget(owner);
      folders.watch(owner, []);
      objects.closeOwner(owner);
    },
  };
}
