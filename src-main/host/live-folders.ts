import { pathOfRef } from '../format';
import { ListingMemory, type Listing } from '../objects';
import { LiveFolder, type WatchTools } from './live-folder';

/** A folder as it was listed for a window. */
interface Listed {
  readonly memory: ListingMemory;
  watch: LiveFolder | null;
}

/** The folders that windows have open, each with what its list was made of. */
export class LiveFolders {
  /** By owner and reference. */
  private readonly folders = new Map<string, Map<string, Listed>>();

  constructor(
    private readonly tools: WatchTools,
    private readonly onChanged: (owner: string, ref: string) => void,
  ) {}

  /** Lists a folder by `list`, which is given what its last list for this window was made of. */
  async listed(owner: string, ref: string, list: (memory: ListingMemory) => Promise<Listing>): Promise<Listing> {
    const folder = this.at(owner, ref);
    try {
      return await list(folder.memory);
    } finally {
      folder.watch?.listed();
    }
  }

  /** The window watches these folders from now on, and none besides. */
  watch(owner: string, refs: readonly string[]): void {
    const wanted = new Set(refs);
    for (const [ref, folder] of this.folders.get(owner) ?? []) {
      if (wanted.has(ref)) continue;
      folder.watch?.stop();
      this.folders.get(owner)?.delete(ref);
    }
    for (const ref of wanted) {
      const [folder, path] = [this.at(owner, ref), pathOfRef(ref)];
      if (path === null) continue;
      folder.watch ??= new LiveFolder(path, folder.memory, this.tools, () => this.onChanged(owner, ref));
    }
    if (wanted.size === 0) this.folders.delete(owner);
  }

  close(): void {
    for (const owner of [...this.folders.keys()]) this.watch(owner, []);
  }

  private at(owner: string, ref: string): Listed {
    const own = this.folders.get(owner) ?? new Map<string, Listed>();
    this.folders.set(owner, own);
    const folder = own.get(ref) ?? { memory: new ListingMemory(), watch: null };
    own.set(ref, folder);
    return folder;
  }
}
