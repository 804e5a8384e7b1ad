const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * A signal that aborts when the user or the system wants the command to end, so that it can take back what it began.
 * A second one ends the process at once. `release` stops listening.
 */
export function listenForInterruption(): { readonly signal: AbortSignal; readonly release: () => void } {
  const aborter = new AbortController();
  const release = (): void => {
    for (const name of SIGNALS) process.off(name, interrupt);
  };
  function interrupt(): void {
    release();
    aborter.abort();
  }
  for (const name of SIGNALS) process.on(name, interrupt);
  return { signal: aborter.signal, release };
}
