/** Hands the focus on to another element where the one that has it is taken out of the window: else it is nowhere. */
export function hasFocusHeir(heir: () => HTMLElement | null): (element: HTMLElement) => () => void {
  return (element) => {
    let had = element.contains(document.activeElement);
    const come = (): void => {
      had = true;
    };
    // What is taken away leaves the focus to nothing.
    const go = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget !== null) had = false;
    };
    element.addEventListener('focusin', come);
    element.addEventListener('focusout', go);
    return () => {
      element.removeEventListener('focusin', come);
      element.removeEventListener('focusout', go);
      queueMicrotask(() => {
        if (had && document.activeElement === document.body) heir()?.focus();
      });
    };
  };
}
