import type { ListedObjectShape, ListingShape, Problem } from '../../src-main/contract';
import { ask } from '../desktop';
import type { Arrivals } from './arrivals.svelte';
import { changesBetween, isSameList, type Known, type ListingChanges } from './listing-changes';

/** What is known of a folder's content. */
export type FolderContent =
  | { readonly kind: 'loading' }
  | { readonly kind: 'listed'; readonly listing: ListingShape }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** What is in a folder and in the containers of it. */
export interface FolderObjects {
  readonly objects: readonly ListedObjectShape[];
  readonly strays: number;
  /** Containers that could not be listed. */
  readonly unread: number;
}

/** A folder in the browser: a place that the user opened, or a container within one. */
export class Folder {
  expanded = $state(true);
  content = $state.raw<FolderContent>({ kind: 'loading' });
  /** The containers inside, closed at first; each is listed when it is opened. */
  containers = $state.raw<readonly Folder[]>([]);
  /** The first listing, and its end. */
  private first: Promise<void> | null = null;
  private request = 0;
  /** The last one that the user asked for. */
  private wished = 0;
  private latest: Promise<ListingChanges | null> = Promise.resolve(null);
  /** What was in it when it was listed last, also while it cannot be. */
  private known: Known | null = null;

  constructor(
    readonly ref: string,
    readonly name: string,
    /** Null for a container within a place. */
    readonly path: string | null,
    private readonly arrivals: Arrivals,
  ) {}

  /** Lists the folder, unless that was done. */
  async list(): Promise<void> {
    await (this.first ?? this.reload());
  }

  /** Lists the folder again, as the user asks: nothing in it is new to them. What was shown stays until the answer is there. */
  reload(): Promise<void> {
    const listing = this.reloadAll();
    this.first ??= listing;
    return listing;
  }

  /**
   * Lists the folder again for what another program did in it, which is marked. Answers what that was; null where it cannot be listed,
   * or was not before.
   */
  async follow(): Promise<ListingChanges | null> {
    const listing = this.listAnew();
    const { request } = this;
    const changes = await listing;
    // Where the user asked meanwhile the answer is that to them: nothing in it is new.
    if (changes !== null && this.wished < request) this.arrivals.take(changes);
    return changes;
  }

  /** The same with the containers in it that are open. */
  async followAll(): Promise<void> {
    await this.follow();
    await Promise.all(this.openContainers.map((folder) => folder.followAll()));
  }

  /** True once it was asked for: a container that was never opened is not. */
  get isListed(): boolean {
    return this.first !== null;
  }

  /** True for what was in it when it was listed last. */
  knows(ref: string): boolean {
    return this.known?.has(ref) ?? false;
  }

  private get openContainers(): readonly Folder[] {
    return this.containers.filter(({ expanded }) => expanded);
  }

  private async reloadAll(): Promise<void> {
    const listing = this.listAnew();
    this.wished = this.request;
    await listing;
    if (this.known !== null) this.arrivals.see(this.known.keys());
    await Promise.all(this.openContainers.map((folder) => folder.reload()));
  }

  /** Of two requests the newer counts, and the answer of both is there with it. */
  private listAnew(): Promise<ListingChanges | null> {
    const request = (this.request += 1);
    const listing = this.answered(request).then((changes) => (request === this.request ? changes : this.latest));
    this.latest = listing;
    return listing;
  }

  private async answered(request: number): Promise<ListingChanges | null> {
    const answer = await ask('list', { ref: this.ref });
    if (request !== this.request) return null;
    if (!answer.ok) {
      this.content = { kind: 'failed', problem: answer.error };
      return null;
    }
    const { known, content } = this;
    const changes = changesBetween(known, answer.value);
    this.known = changes.known;
    if (content.kind !== 'listed' || !isSameList(content.listing, answer.value)) {
      this.content = { kind: 'listed', listing: answer.value };
      this.containers = answer.value.containers.map(({ ref, name }) => this.inside(ref) ?? this.closed(ref, name));
    }
    return known === null ? null : changes;
  }

  retry(): void {
    this.content = { kind: 'loading' };
    void this.reload();
  }

  toggle(expanded: boolean): void {
    this.expanded = expanded;
    this.arrivals.see([this.ref]);
    // While it was closed nobody looked at it.
    if (expanded) void (this.isListed ? this.follow() : this.list());
  }

  /** All objects in it and in its containers, which are listed for it where they were not; and what else is there. */
  async allObjects(): Promise<FolderObjects> {
    await this.list();
    if (this.content.kind !== 'listed') return { objects: [], strays: 0, unread: 1 };
    const { entries } = this.content.listing;
    const objects = entries.filter((entry) => entry.kind === 'object');
    const own: FolderObjects = { objects, strays: entries.length - objects.length, unread: 0 };
    const inner = await Promise.all(this.containers.map((container) => container.allObjects()));
    return inner.reduce(
      (all, more) => ({
        objects: [...all.objects, ...more.objects],
        strays: all.strays + more.strays,
        unread: all.unread + more.unread,
      }),
      own,
    );
  }

  private inside(ref: string): Folder | undefined {
    return this.containers.find((folder) => folder.ref === ref);
  }

  private closed(ref: string, name: string): Folder {
    const folder = new Folder(ref, name, null, this.arrivals);
    folder.expanded = false;
    return folder;
  }
}
