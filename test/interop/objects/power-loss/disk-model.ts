/** What a file holds at one moment, and what the system tells of it. */
export interface Content {
  readonly bytes: Buffer;
  readonly modifiedNs: bigint;
  readonly mode: number;
}

export interface FileNode {
  readonly kind: 'file';
  /** Stands for the inode. */
  readonly id: number;
  current: Content;
  /** What the last sync of the file made last. */
  durable: Content;
}

export interface FolderNode {
  readonly kind: 'folder';
  readonly id: number;
  readonly entries: Map<string, Entry>;
}

export type DiskNode = FileNode | FolderNode;

/** One change of a name in a folder, known by a number; `needs`: changes without which it cannot have survived. */
export interface EntryState {
  readonly serial: number;
  readonly node: DiskNode | null;
  readonly needs: readonly { readonly entry: Entry; readonly serial: number }[];
}

/** What one name of a folder leads to: what is durable first, then all that happened to it since its folder was synced. */
export interface Entry {
  states: EntryState[];
}

function latestOf({ states }: Entry): EntryState {
  const latest = states.at(-1);
  if (latest === undefined) throw new Error('an entry without a state');
  return latest;
}

const NOTHING = Buffer.alloc(0);

/**
 * A disk as its programs see it, and beside that what of it a loss of power would leave. Only what `fsync` promises is
 * durable: of a file its bytes and its mode, but not its name; of a folder its names. What is pending survives or not, each
 * name by itself; of one name an earlier change survives with a later one. A rename never loses its file, but it can leave it
 * under both names; that of a folder is whole or not there.
 */
export class DiskModel {
  private nextId = 1;
  private nextSerial = 1;
  private clock = 1n;
  readonly root: FolderNode = this.newFolder();

  private newFolder(): FolderNode {
    return { kind: 'folder', id: this.nextId++, entries: new Map() };
  }

  newFile({ bytes = NOTHING, mode }: { readonly bytes?: Buffer; readonly mode: number }): FileNode {
    const modifiedNs = this.tick();
    return {
      kind: 'file',
      id: this.nextId++,
      current: { bytes, modifiedNs, mode },
      durable: { bytes: NOTHING, modifiedNs, mode },
    };
  }

  tick(): bigint {
    return this.clock++;
  }

  /** The entry at a path that is given by its names from the root; null where a folder on the way is missing. */
  entryAt(names: readonly string[]): Entry | null {
    let folder: DiskNode | null = this.root;
    for (const name of names.slice(0, -1)) {
      if (folder?.kind !== 'folder') return null;
      const entry: Entry | undefined = folder.entries.get(name);
      folder = entry === undefined ? null : latestOf(entry).node;
    }
    const last = names.at(-1);
    if (folder?.kind !== 'folder' || last === undefined) return null;
    let entry = folder.entries.get(last);
    if (entry === undefined) {
      entry = { states: [{ serial: 0, node: null, needs: [] }] };
      folder.entries.set(last, entry);
    }
    return entry;
  }

  nodeAt(names: readonly string[]): DiskNode | null {
    if (names.length === 0) return this.root;
    const entry = this.entryAt(names);
    return entry === null ? null : latestOf(entry).node;
  }

  private set(entry: Entry, node: DiskNode | null, needs: EntryState['needs'] = []): EntryState {
    const state = { serial: this.nextSerial++, node, needs };
    entry.states.push(state);
    return state;
  }

  private entryOf(names: readonly string[]): Entry {
    const entry = this.entryAt(names);
    if (entry === null) throw new Error(`no folder for ${names.join('/')}`);
    return entry;
  }

  add(names: readonly string[], node: DiskNode): void {
    this.set(this.entryOf(names), node);
  }

  addFolder(names: readonly string[]): void {
    this.add(names, this.newFolder());
  }

  remove(names: readonly string[]): void {
    this.set(this.entryOf(names), null);
  }

  rename(from: readonly string[], to: readonly string[]): void {
    const [source, target] = [this.entryOf(from), this.entryOf(to)];
    const { node } = latestOf(source);
    // POSIX: of two names of one file both stay.
    if (node === null || node === latestOf(target).node) return;
    const removal = this.nextSerial + 1;
    const added = this.set(target, node, node.kind === 'folder' ? [{ entry: source, serial: removal }] : []);
    this.set(source, null, [{ entry: target, serial: added.serial }]);
  }

  /** Makes all names of a folder durable, and what they need. */
  syncFolder(names: readonly string[]): void {
    const folder = this.nodeAt(names);
    if (folder?.kind !== 'folder') return;
    for (const entry of folder.entries.values()) settle(entry, latestOf(entry).serial);
  }

  /** The disk as it is now, for later; a change of one of the two is none of the other. */
  copy(): DiskModel {
    const copy = new DiskModel();
    const nodes = new Map<DiskNode, DiskNode>();
    const entries = new Map<Entry, Entry>();
    const entryCopy = (entry: Entry): Entry => {
      const known = entries.get(entry);
      if (known !== undefined) return known;
      const made: Entry = { states: [] };
      entries.set(entry, made);
      made.states = entry.states.map(({ serial, node, needs }) => ({
        serial,
        node: node === null ? null : nodeCopy(node),
        needs: needs.map((need) => ({ entry: entryCopy(need.entry), serial: need.serial })),
      }));
      return made;
    };
    const fill = (from: FolderNode, to: FolderNode): void => {
      nodes.set(from, to);
      for (const [name, entry] of from.entries) to.entries.set(name, entryCopy(entry));
    };
    const nodeCopy = (node: DiskNode): DiskNode => {
      const known = nodes.get(node);
      if (known !== undefined) return known;
      if (node.kind === 'file') {
        const made = { ...node };
        nodes.set(node, made);
        return made;
      }
      const made: FolderNode = { ...node, entries: new Map() };
      fill(node, made);
      return made;
    };
    fill(this.root, copy.root);
    copy.nextId = this.nextId;
    copy.nextSerial = this.nextSerial;
    copy.clock = this.clock;
    return copy;
  }
}

/** Forgets what came before a change that is durable, here and for all that it needs. */
function settle(entry: Entry, serial: number): void {
  const at = entry.states.findIndex((state) => state.serial === serial);
  if (at < 0) return;
  const passed = entry.states.splice(0, at);
  const needs = [...passed, ...entry.states.slice(0, 1)].flatMap((state) => state.needs);
  const [first] = entry.states;
  if (first !== undefined) entry.states[0] = { ...first, needs: [] };
  for (const need of needs) settle(need.entry, need.serial);
}
