import { SvelteSet } from 'svelte/reactivity';

/** Which channels are shown, by their places: another name leaves the choice as it is. */
export class ChannelChoice {
  search = $state('');
  /** For each channel. */
  private shown = $state.raw<readonly boolean[]>([]);

  /**
   * @param namesNow of all channels, in their order
   * @param firstShown how many are shown to begin with
   */
  constructor(
    private readonly namesNow: () => readonly string[],
    firstShown = Number.POSITIVE_INFINITY,
  ) {
    this.shown = namesNow().map((_, channel) => channel < firstShown);
  }

  readonly names = $derived.by(() => this.namesNow());

  /** The shown ones, ascending. */
  readonly visible = $derived.by(() => this.shown.flatMap((isShown, channel) => (isShown ? [channel] : [])));

  /** Those whose name holds what is searched for. */
  readonly found = $derived.by(() => {
    const text = this.search.trim().toLowerCase();
    return this.names.flatMap((name, channel) => (name.toLowerCase().includes(text) ? [channel] : []));
  });

  /** The names of those that are shown; null where all are. */
  get chosen(): readonly string[] | null {
    const { visible, names } = this;
    return visible.length === names.length ? null : visible.map((channel) => names[channel] ?? '');
  }

  /** Shows those of these names alone; all stay as they are where none is there. */
  showNamed(names: readonly string[]): void {
    const wanted = new SvelteSet(names);
    const found = this.names.flatMap((name, channel) => (wanted.has(name) ? [channel] : []));
    if (found.length > 0 || names.length === 0) this.showOnly(found);
  }

  showAll(): void {
    this.shown = this.names.map(() => true);
  }

  isVisible(channel: number): boolean {
    return this.shown[channel] ?? false;
  }

  /** Shows or hides some, and leaves the others as they are. */
  set(channels: readonly number[], isShown: boolean): void {
    const shown = [...this.shown];
    for (const channel of channels) shown[channel] = isShown;
    this.shown = shown;
  }

  /** Shows these alone. */
  showOnly(channels: readonly number[]): void {
    this.shown = this.names.map(() => false);
    this.set(channels, true);
  }
}
