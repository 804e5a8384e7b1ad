import type { Preselection } from './selection-form.svelte';

/** What parts of the window offer to be selected: the picture its channels and its window, the trial table its trials. */
export class Selecting {
  private offers: readonly (() => Preselection)[] = [];

  constructor(private readonly onOpen: () => void) {}

  /** A part of the window tells what is chosen in it, for as long as it is there; answers the function that ends it. */
  offer(chosen: () => Preselection): () => void {
    this.offers = [...this.offers, chosen];
    return () => void (this.offers = this.offers.filter((one) => one !== chosen));
  }

  /** All that is chosen by now. */
  get preselection(): Preselection {
    return this.offers.reduce<Preselection>((all, chosen) => ({ ...all, ...chosen() }), {});
  }

  /** Opens the dialog with what is chosen. */
  open(): void {
    this.onOpen();
  }
}
