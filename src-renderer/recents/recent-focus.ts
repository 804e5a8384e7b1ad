/** Puts the focus on the first entry of the list that is shown. */
export function focusRecents(): void {
  document.querySelector<HTMLElement>('[data-recent]')?.focus();
}
