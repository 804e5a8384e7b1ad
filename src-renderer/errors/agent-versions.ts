/** Products in the page's own name for itself, as they are called here. */
const PRODUCTS = [
  ['Spydesk', /\bspydesk\/(\S+)/i],
  ['Electron', /\bElectron\/(\S+)/],
  ['Chromium', /\bChrome\/(\S+)/],
] as const;

/** The versions of what runs, out of the page's own name for itself: known also where the main process does not answer. */
export function versionsOfAgent(agent: string): string {
  const versions = PRODUCTS.flatMap(([name, pattern]) => {
    const version = pattern.exec(agent)?.[1];
    return version === undefined ? [] : [`${name} ${version}`];
  });
  const system = /\(([^)]*)\)/.exec(agent)?.[1];
  return [...versions, ...(system === undefined ? [] : [system])].join(', ');
}

export function versionsOfPage(): string {
  return versionsOfAgent(navigator.userAgent);
}
