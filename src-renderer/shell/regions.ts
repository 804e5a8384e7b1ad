/** The parts of the window that F6 steps through, in their order. */
const REGIONS = '[data-region]';
const FOCUSABLE = 'button:not(:disabled), input:not(:disabled), select, [tabindex="0"], summary';

/** Puts the focus into the next part of the window, or the one before. */
export function focusRegion(direction: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)];
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const start = at < 0 && direction < 0 ? 0 : at;
  for (let step = 1; step <= regions.length; step += 1) {
    const region = regions[(start + direction * step + regions.length * 2) % regions.length];
    const first =
      region?.querySelector<HTMLElement>(region.dataset['first'] ?? FOCUSABLE) ?? region?.querySelector<HTMLElement>(FOCUSABLE);
    if (first == null) continue;
    first.focus();
    return;
  }
}
