import type { ObjectSummary, Problem } from '../../src-main/contract';
import type { FolderContent } from '../browser/folder.svelte';

/** What was done to the files of the object that is shown, outside of this window. */
export type Outside =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly state: string }
  | { readonly kind: 'removed' }
  /** They, or their folder, cannot be read now. */
  | { readonly kind: 'fault'; readonly problem: Problem };

/** A folder that was listed anew. */
interface FollowedFolder {
  readonly content: FolderContent;
  knows(ref: string): boolean;
}

/** What the new list of a folder says of an object that is shown; null where the object is none of it. */
export function outsideOf(
  { ref, state }: Pick<ObjectSummary, 'ref' | 'state'>,
  folder: FollowedFolder,
  changes: { readonly removed: readonly string[] } | null,
): Outside | null {
  const { content } = folder;
  if (content.kind === 'failed') return folder.knows(ref) ? { kind: 'fault', problem: content.problem } : null;
  if (content.kind === 'loading') return null;
  const entry = content.listing.entries.find((one) => one.ref === ref);
  if (entry === undefined) return changes?.removed.includes(ref) === true ? { kind: 'removed' } : null;
  if (entry.kind === 'stray') return { kind: 'fault', problem: entry.problem };
  return entry.state === state ? { kind: 'same' } : { kind: 'changed', state: entry.state };
}
