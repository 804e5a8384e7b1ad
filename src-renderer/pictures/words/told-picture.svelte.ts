import { untrack } from 'svelte';
import type { PictureWords } from './picture-words';

/** So long a view stands still before it is told: a key that is held down says nothing on its way. */
const REST_MS = 300;

interface Telling {
  /** Names the elements that hold the words; one of its own on the page. */
  readonly id: string;
  /** Where the view stands; null while what is drawn there is not known yet. */
  readonly place: () => string | null;
  /** From what it is drawn: another one where the same view has other values. */
  readonly source: () => unknown;
  readonly words: () => PictureWords;
}

/**
 * A picture's words as they are read aloud. Its facts follow what is drawn; the view is said when the hand has moved it and rests,
 * not when it is shown first, nor when another program writes new values into it. Made while a component is.
 */
export class ToldPicture {
  facts = $state('');
  said = $state('');
  private known: string | null = null;

  constructor(private readonly telling: Telling) {
    const place = $derived(telling.place());
    $effect(() => {
      telling.source();
      if (place === null) return;
      if (this.known === null) this.tell(place);
      const timer = setTimeout(() => this.tell(place), REST_MS);
      return () => clearTimeout(timer);
    });
  }

  get factsId(): string {
    return `${this.telling.id}-facts`;
  }

  get keysId(): string {
    return `${this.telling.id}-keys`;
  }

  /** What describes the picture: its facts, then what its keys do. */
  get describedBy(): string {
    return `${this.factsId} ${this.keysId}`;
  }

  /** Says what the keys have come to. */
  say(text: string): void {
    this.said = text;
  }

  private tell(place: string): void {
    const { facts, view } = untrack(this.telling.words);
    this.facts = facts;
    if (this.known !== null && this.known !== place) this.said = view;
    this.known = place;
  }
}
