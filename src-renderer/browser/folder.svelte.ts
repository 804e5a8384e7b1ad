import type { ListedObjectShape, ListingShape, Problem } from '../../src-main/contract';
import { ask } from '../desktop';

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

  constructor(
    readonly ref: string,
    readonly name: string,
    /** Null for a container within a place. */
    readonly path: string | null,
  ) {}

  /** Lists the folder, unless that was done. */
  async list(): Promise<void> {
    await (this.first ?? this.reload());
  }

  /** Lists the folder again; of two requests the newer counts. What was shown stays until the answer is there. */
  reload(): Promise<void> {
    const listing = this.listAnew();
    this.first ??= listing;
    return listing;
  }

  private async listAnew(): Promise<void> {
    const request = (this.request += 1);
    const answer = await ask('list', { ref: this.ref });
    if (request !== this.request) return;
    if (!answer.ok) {
      this.content = { kind: 'failed', problem: answer.error };
      return;
    }
    this.content = { kind: 'listed', listing: answer.value };
    this.containers = answer.value.containers.map(({ ref, name }) => this.known(ref) ?? closedFolder(ref, name));
    await Promise.all(this.containers.filter(({ expanded }) => expanded).map((folder) => folder.reload()));
  }

  retry(): void {
    this.content = { kind: 'loading' };
    void this.reload();
  }

  toggle(expanded: boolean): void {
    this.expanded = expanded;
    if (expanded) void this.list();
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

  private known(ref: string): Folder | undefined {
    return this.containers.find((folder) => folder.ref === ref);
  }
}

function closedFolder(ref: string, name: string): Folder {
  const folder = new Folder(ref, name, null);
  folder.expanded = false;
  return folder;
}
