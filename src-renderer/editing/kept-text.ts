import type { InspectorTab } from '../inspector/inspection.svelte';

/** What an editor keeps as it was typed, and no draft has: it was refused, or it is a form that nobody applied. */
export interface KeptText {
  readonly kind: 'field' | 'form';
  /** In words: `the note`. */
  readonly place: string;
  readonly tab: InspectorTab;
  /** There is such a text. */
  isLeft(): boolean;
  /** It was handed on as it is, and its field says why it was not taken. */
  isRefused(): boolean;
  /** Hands it on once more; answers whether nothing is left of it. */
  handOn(): Promise<boolean>;
  /** Makes its tab show its field. */
  reveal(): void;
}

/** Why a save of an object, or the end of the window, is held back. */
export function heldInWords({ kind, place }: Pick<KeptText, 'kind' | 'place'>, filename: string): string {
  return kind === 'form'
    ? `Held back: ${place} (${filename}) is not applied. Apply it, or cancel it.`
    : `Held back: ${place} (${filename}) was refused. Its field says why: mend it, or take it back with Escape.`;
}
