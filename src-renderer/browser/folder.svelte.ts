import type { ListingShape, Problem } from '../../src-main/contract';
import { ask } from '../desktop';

/** What is known of a folder's content. */
export type FolderContent =
  | { readonly kind: 'loading' }
  | { readonly kind: 'listed'; readonly listing: ListingShape }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** A folder in the browser: a place that the user opened, or a container within one. */
export class Folder {
  expanded = $state(true);
  content = $state.raw<FolderContent>({ kind: 'loading' });
  /** The containers inside, closed at first; each is listed when it is opened. */
  containers = $state.raw<readonly Folder[]>([]);
  private isAsked = false;
  private request = 0;

  constructor(
    readonly ref: string,
    readonly name: string,
    /** Null for a container within a place. */
    readonly path: string | null,
  ) {}

  /** Lists the folder, unless that was done. */
  async list(): Promise<void> {
    if (!this.isAsked) await this.reload();
  }

  /** Lists the folder again; of two requests the newer counts. What was shown stays until the answer is there. */
  async reload(): Promise<void> {
    this.isAsked = true;
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

  private known(ref: string): Folder | undefined {
    return this.containers.find((folder) => folder.ref === ref);
  }
}

function closedFolder(ref: string, name: string): Folder {
  const folder = new Folder(ref, name, null);
  folder.expanded = false;
  return folder;
}
