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
