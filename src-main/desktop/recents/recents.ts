import { refOfPath } from '../../format';
import { inOrder, type RecentEntry, type RecentKind } from './recent';
import type { RecentsFile } from './recents-file';

/** What is told of recents. */
export interface RecentsListener {
  /** `places`: which there are, or their order; `facts`: what is known of them. */
  changed(what: 'places' | 'facts'): void;
  /** The disk does not take them, which stops nothing. */
  failed(thrown: unknown): void;
}

/** What the user did is kept at once. Facts come with every list of a recording that grows: they are kept so late, many at once. */
const LATE_MS = 5_000;

/** Facts of an entry that is there already. */
type Facts = Partial<Pick<RecentEntry, 'identity' | 'size' | 'objects'>>;

/** The containers, folders and files that were opened or saved before. */
export class Recents {
  private entries: readonly RecentEntry[] = [];
  private late: NodeJS.Timeout | null = null;

  constructor(
    private readonly file: RecentsFile,
    private readonly listener: RecentsListener,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes what an earlier start left. */
  async load(): Promise<void> {
    this.entries = await this.file.read();
  }

  /** The pinned ones first, each part with the newest first. */
  list(): readonly RecentEntry[] {
    return this.entries;
  }

  /** The one of a reference that the window was given; by the reference, since not every path comes back out of one. */
  find(ref: string): RecentEntry | undefined {
    return this.entries.find(({ path }) => refOfPath(path) === ref);
  }

  /** It was opened or saved just now. */
  add(path: string, kind: RecentKind): void {
    const known = this.entryAt(path) ?? { pinned: false, identity: null, size: null, objects: null };
    this.keep('places', [{ ...known, path, kind, opened: this.now() }, ...this.without(path)]);
  }

  note(path: string, facts: Facts): void {
    const known = this.entryAt(path);
    if (known === undefined) return;
    const noted = { ...known, ...facts };
    if (JSON.stringify(noted) === JSON.stringify(known)) return;
    this.keep(
      'facts',
      this.entries.map((one) => (one === known ? noted : one)),
    );
  }

  pin(path: string, pinned: boolean): void {
    this.keep(
      'places',
      this.entries.map((one) => (one.path === path ? { ...one, pinned } : one)),
    );
  }

  /** What was at `from` is at `to`, which was opened there. */
  move(from: string, to: string): void {
    const [old, there] = [this.entryAt(from), this.entryAt(to)];
    if (old === undefined || there === undefined || from === to) return;
    const moved = { ...there, pinned: old.pinned || there.pinned };
    this.keep(
      'places',
      this.without(from).map((one) => (one === there ? moved : one)),
    );
  }

  forget(path: string): void {
    this.keep('places', this.without(path));
  }

  /** All but the pinned ones. */
  clear(): void {
    this.keep(
      'places',
      this.entries.filter((one) => one.pinned),
    );
  }

  /** Keeps what waits to be kept, as the program ends. */
  async settle(): Promise<void> {
    if (this.late !== null) await this.write();
  }

  private entryAt(path: string): RecentEntry | undefined {
    return this.entries.find((one) => one.path === path);
  }

  private without(path: string): RecentEntry[] {
    return this.entries.filter((one) => one.path !== path);
  }

  private keep(what: 'places' | 'facts', entries: readonly RecentEntry[]): void {
    this.entries = inOrder(entries);
    this.listener.changed(what);
    if (what === 'places') void this.write();
    else this.late ??= setTimeout(() => void this.write(), LATE_MS);
  }

  private async write(): Promise<void> {
    if (this.late !== null) clearTimeout(this.late);
    this.late = null;
    await this.file.write(this.entries).catch((thrown: unknown) => this.listener.failed(thrown));
  }
}
