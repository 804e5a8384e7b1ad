import type { Preselection } from './selection-form.svelte';

/** What parts of the window offer to be selected: the picture its channels and its window. */
export class Selecting {
  private offers: readonly (() => Preselection)[] = [];

  constructor(private readonly onOpen: (preselection: Preselection) => void) {}

  /** A part of the window tells what is chosen in it, for as long as it is there; answers the function that ends it. */
  offer(chosen: () => Preselection): () => void {
    this.offers = [...this.offers, chosen];
    return () => void (this.offers = this.offers.filter((one) => one !== chosen));
  }

  /** Opens the dialog with all that is chosen by now, and with what the opener adds to it. */
  open(added: Preselection = {}): void {
    const offered = this.offers.reduce<Preselection>((all, chosen) => ({ ...all, ...chosen() }), {});
    this.onOpen({ ...offered, ...added });
  }
}
