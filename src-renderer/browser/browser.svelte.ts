import type { ListedObjectShape, Place, Problem } from '../../src-main/contract';
import type { ClassTable } from '../classes/class-table';
import { ask } from '../desktop';
import { Arrivals } from './arrivals.svelte';
import { isFiltering } from './entry-filter';
import { Folder } from './folder.svelte';
import { treeRows, type TreeRow } from './tree-rows';

/** The places that are open, and what of them is looked at. */
export class Browser {
  /** What other programs wrote into the open folders. */
  readonly arrivals = new Arrivals();
  places = $state.raw<readonly Folder[]>([]);
  text = $state('');
  dataclass = $state<string | null>(null);
  /** The row with the keyboard's cursor. */
  active = $state<string | null>(null);

  readonly filter = $derived({ text: this.text, dataclass: this.dataclass });
  readonly isFiltering = $derived(isFiltering(this.filter));
  readonly rows: TreeRow<Folder>[] = $derived(
    treeRows(this.places, {
      filter: this.filter,
      titleOf: (name) => this.classes().titleOf(name),
      markOf: (ref) => this.arrivals.markOf(ref),
    }),
  );
  /** The rows of objects and strays. */
  readonly entryRows = $derived(this.rows.filter((row) => row.kind === 'object' || row.kind === 'stray'));
  readonly objectCount = $derived(this.rows.filter((row) => row.kind === 'object').length);

  constructor(private readonly classes: () => ClassTable) {}

  /** Adds places, or lists them anew where they are open already. */
  async open(places: readonly Place[]): Promise<void> {
    await Promise.all(places.map((place) => this.openOne(place)));
  }

  private async openOne({ ref, name, path }: Place): Promise<void> {
    const way = wayTo(ref, this.places);
    const known = way.at(-1);
    if (known !== undefined) {
      for (const folder of way) folder.expanded = true;
      await known.followAll();
      return;
    }
    const folder = new Folder(ref, name, path, this.arrivals);
    this.places = [...this.places, folder];
    this.active ??= ref;
    await folder.list();
  }

  /** Closes a place; the files stay as they are. */
  async close(ref: string): Promise<Problem | null> {
    const at = this.places.findIndex((place) => place.ref === ref);
    if (at < 0) return null;
    this.places = this.places.filter((place) => place.ref !== ref);
    this.active = (this.places[at] ?? this.places[at - 1])?.ref ?? null;
    const answer = await ask('closePlace', { ref });
    return answer.ok ? null : answer.error;
  }

  async reload(): Promise<void> {
    await Promise.all(this.places.map((place) => place.reload()));
  }

  /** Lists them anew where something in them is another by now, which is marked. */
  async follow(): Promise<void> {
    await Promise.all(this.places.map((place) => place.followAll()));
  }

  /** The folders that are to be watched: the places, and the containers within them that are open or hold `ref`. */
  watched(ref: string | null): Folder[] {
    const isLookedInto = (folder: Folder): boolean => folder.expanded || (ref !== null && folder.knows(ref));
    return this.folders.filter((folder) => this.places.includes(folder) || isLookedInto(folder));
  }

  /** All folders that are listed, open or not. */
  get folders(): Folder[] {
    return this.places.flatMap((place) => [place, ...place.containers]);
  }

  clearFilter(): void {
    this.text = '';
    this.dataclass = null;
  }

  /** All objects that are listed, in closed folders too. */
  get listedObjects(): ListedObjectShape[] {
    return listedWithin(this.places);
  }

  /** The open place that a row is in. */
  placeOf(key: string | null): Folder | null {
    const row = this.rows.find((one) => one.key === key);
    if (row === undefined) return null;
    if (row.level === 1 && row.kind === 'folder') return row.folder;
    return this.placeOf(row.parent);
  }

  /** The folder that has the cursor, or that the row with the cursor is in; null where none is open. */
  get activeFolder(): Folder | null {
    return this.rows.find(({ key }) => key === this.active)?.folder ?? this.places[0] ?? null;
  }

  /** The place that has the cursor in it; null where none is open. */
  get activePlace(): Folder | null {
    return this.placeOf(this.active) ?? this.places[0] ?? null;
  }

  /** The first row that stands for `ref`. */
  rowOf(ref: string | null): TreeRow<Folder> | undefined {
    return this.rows.find((row) => row.ref === ref);
  }
}

function listedWithin(folders: readonly Folder[]): ListedObjectShape[] {
  return folders.flatMap(({ content, containers }) => [
    ...(content.kind === 'listed' ? content.listing.entries.filter((entry) => entry.kind === 'object') : []),
    ...listedWithin(containers),
  ]);
}

/** The folders from a place down to the one of `ref`; empty where it is not open. */
function wayTo(ref: string, folders: readonly Folder[]): readonly Folder[] {
  for (const folder of folders) {
    if (folder.ref === ref) return [folder];
    const inner = wayTo(ref, folder.containers);
    if (inner.length > 0) return [folder, ...inner];
  }
  return [];
}
