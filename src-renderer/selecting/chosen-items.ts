/** An item of a list, and how it is typed. */
export interface Item {
  readonly name: string;
  readonly typed: string;
}

/** The parts of a typed list; a comma between quotes is none of the list's. */
function partsOf(text: string): string[] {
  return (text.match(/(?:"(?:[^"]|"")*"|[^,"])+/g) ?? []).map((part) => part.trim());
}

/**
 * Which of the items a text names in the way in which a list writes them, by their places. A text that says it otherwise (a range, an
 * index for a name) names none of them here; it is left as it is until an item is chosen.
 */
export function chosenItems(text: string, items: readonly Item[]): ReadonlySet<number> {
  const parts = new Set(partsOf(text));
  return new Set(items.flatMap(({ typed }, at) => (parts.has(typed) ? [at] : [])));
}

/** The text with an item taken in or out, in the order of the list. */
export function withItem(text: string, items: readonly Item[], at: number, isChosen: boolean): string {
  const chosen = new Set(chosenItems(text, items));
  if (isChosen) chosen.add(at);
  else chosen.delete(at);
  return items.flatMap(({ typed }, index) => (chosen.has(index) ? [typed] : [])).join(', ');
}
