/** Escape empties a search first; answers whether it did. Once the search is empty the key is free for others. */
export function isEmptiedBy(event: KeyboardEvent, text: string): boolean {
  if (event.key !== 'Escape' || text === '') return false;
  event.stopPropagation();
  event.preventDefault();
  return true;
}
