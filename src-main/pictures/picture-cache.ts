/** What is worth keeping between two views. */
export interface CacheEntry {
  readonly byteLength: number;
}

/** Keeps what was made for pictures up to a limit of bytes; what was not used for longest goes first. */
export class PictureCache<Key extends object, Entry extends CacheEntry> {
  /** In the order of their last use. */
  private readonly entries = new Map<string, { readonly owner: Key; readonly entry: Entry }>();
  private readonly ids = new WeakMap<Key, number>();
  private lastId = 0;

  constructor(private readonly limitBytes: number) {}

  /** What is kept of `owner` under `name`; made where there is nothing. */
  take(owner: Key, name: string, make: () => Entry): Entry {
    const key = `${this.idOf(owner)} ${name}`;
    const found = this.entries.get(key) ?? { owner, entry: make() };
    this.entries.delete(key);
    this.entries.set(key, found);
    this.shrink(key);
    return found.entry;
  }

  /** Lets go of everything of `owner`. */
  forget(owner: Key): void {
    for (const [key, entry] of this.entries) if (entry.owner === owner) this.entries.delete(key);
  }

  private idOf(owner: Key): number {
    const id = this.ids.get(owner) ?? (this.lastId += 1);
    this.ids.set(owner, id);
    return id;
  }

  private shrink(newest: string): void {
    let bytes = 0;
    for (const { entry } of this.entries.values()) bytes += entry.byteLength;
    for (const [key, { entry }] of this.entries) {
      if (bytes <= this.limitBytes || key === newest) return;
      this.entries.delete(key);
      bytes -= entry.byteLength;
    }
  }
}
