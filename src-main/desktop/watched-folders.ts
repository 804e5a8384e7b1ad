import { setTimeout } from 'node:timers/promises';
import type { Result } from '../contract';
import { success } from '../errors';
import type { Grants } from './grants';

/** How long a folder that does not answer, as where a network is away, keeps the others back. */
const PATIENCE_MS = 2_000;

/** The folders that a window has watched: of several wishes the newest counts, whichever folder answers late. */
export class WatchedFolders {
  private wish = 0;

  constructor(private readonly grants: Pick<Grants, 'folderOf'>) {}

  /** Has those watched by `tell` which the window may use; one that it may not keeps none of the others. */
  async watch(refs: readonly string[], tell: (granted: string[]) => Promise<Result<void>>): Promise<Result<void>> {
    const wish = (this.wish += 1);
    const granted: string[] = [];
    const tellNewest = async (): Promise<Result<void>> => (wish === this.wish ? tell([...granted]) : success(undefined));
    const all = Promise.all(refs.map((ref) => this.isGranted(ref).then((isGranted) => isGranted && granted.push(ref))));
    const isWhole = await Promise.race([all.then(() => true), setTimeout(PATIENCE_MS, false, { ref: false })]);
    if (!isWhole) void all.then(tellNewest);
    return tellNewest();
  }

  /** The window is closed: nothing is watched for it any more. */
  stop(): void {
    this.wish += 1;
  }

  private isGranted(ref: string): Promise<boolean> {
    return this.grants.folderOf(ref).then(
      () => true,
      () => false,
    );
  }
}
