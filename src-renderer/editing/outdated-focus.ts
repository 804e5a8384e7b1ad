/** Where the user decides about a draft whose files were changed. */
export const OUTDATED_ATTRIBUTE = 'data-outdated';

/** Leads the keyboard there, where it is shown. */
export function focusOutdated(): void {
  document.querySelector<HTMLElement>(`[${OUTDATED_ATTRIBUTE}] button`)?.focus();
}
