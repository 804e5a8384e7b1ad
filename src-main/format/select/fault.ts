/** What of a selection a refusal is about. */
export type FaultyKey = string;

/** Thrown and caught inside of this folder only: the first thing that a selection asks in vain. */
export class SelectionFault extends Error {
  constructor(
    readonly key: FaultyKey,
    reason: string,
  ) {
    super(reason);
  }
}

/** Refuses a selection. `reason` ends the sentence of `selection-refused`. */
export function refuse(key: FaultyKey, reason: string): never {
  throw new SelectionFault(key, reason);
}

/** Names and numbers in a sentence; not more than a reader takes in. */
export function quoted(items: readonly (string | number)[]): string {
  const SHOWN = 5;
  const shown = items.slice(0, SHOWN).map((item) => (typeof item === 'string' ? `"${item}"` : String(item)));
  return items.length > SHOWN ? `${shown.join(', ')} and ${items.length - SHOWN} more` : shown.join(', ');
}
