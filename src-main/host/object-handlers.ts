import type { Handlers, HostCalls, ListingShape } from '../contract';
import type { ObjectRef } from '../format';
import type { Listing, ObjectStore } from '../objects';
import type { Drafts } from './drafts';
import { filledListing } from './filled-listing';
import { objectSummary, shownOf } from './object-summary';
import type { HeldRecipes } from './held-recipes';
import type { OpenObjects } from './open-objects';

type ObjectHandlers = Pick<Handlers<HostCalls>, 'list' | 'openObject' | 'closeObject' | 'closeOwner'>;

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
export function objectHandlers(store: ObjectStore, objects: OpenObjects, drafts: Drafts, recipes: HeldRecipes): ObjectHandlers {
  return {
    list: async ({ ref }, { signal }) => listingShape(await filledListing(store, await store.list(ref as ObjectRef, signal))),
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
      objects.closeOwner(owner);
    },
  };
}
