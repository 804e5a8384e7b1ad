/** Puts the focus into the tree of objects, where its cursor is. */
export function focusTree(): void {
  document.querySelector<HTMLElement>('[role="tree"]')?.focus();
}
