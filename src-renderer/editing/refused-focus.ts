const FIELDS = 'input, textarea, select, [role="grid"]';

/** Leads the keyboard to what is refused or not applied in the tab that is shown. */
export function focusRefused(): void {
  const panel = document.querySelector('[role="tabpanel"]:not([hidden])');
  const refused = panel?.querySelector('[aria-invalid="true"]')?.closest<HTMLElement>(FIELDS);
  const first = panel?.querySelector<HTMLElement>(`form :is(${FIELDS})`) ?? panel?.querySelector<HTMLElement>('[role="grid"]');
  (refused ?? first)?.focus();
}
