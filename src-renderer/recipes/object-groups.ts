import type { Folder } from '../browser/folder.svelte';

/** An object that a recipe can be applied to. */
export interface Candidate {
  readonly ref: string;
  readonly filename: string;
  readonly dataclass: string;
}

/** The objects of one folder. */
export interface ObjectGroup {
  readonly ref: string;
  readonly name: string;
  readonly objects: readonly Candidate[];
}

function groupsWithin({ ref, name, content, containers }: Folder): ObjectGroup[] {
  const entries = content.kind === 'listed' ? content.listing.entries : [];
  const objects = entries.filter((entry) => entry.kind === 'object');
  return [...(objects.length > 0 ? [{ ref, name, objects }] : []), ...containers.flatMap(groupsWithin)];
}

/** The objects of the open places by their folders; closed containers are listed for it. */
export async function objectGroups(places: readonly Folder[]): Promise<ObjectGroup[]> {
  await Promise.all(places.map((place) => place.allObjects()));
  return places.flatMap(groupsWithin);
}
