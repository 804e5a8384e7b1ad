const CONTROLS = 'a[href], button, input, select, textarea, [tabindex]';

/** Lets the keys scroll what has more text than room, where no control inside of it would take the focus there. */
export function scrolledByKeys(element: HTMLElement): () => void {
  function look(): void {
    const isOutOfReach = element.scrollHeight > element.clientHeight && element.querySelector(CONTROLS) === null;
    if (isOutOfReach) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  }
  const sizes = new ResizeObserver(look);
  for (const one of [element, ...element.children]) sizes.observe(one);
  return () => sizes.disconnect();
}
