export const SEARCH_ID = 'object-search';

/** Puts the cursor into the search box, what was typed before selected. */
export function focusSearch(): void {
  const box = document.getElementById(SEARCH_ID);
  if (!(box instanceof HTMLInputElement)) return;
  box.focus();
  box.select();
}
