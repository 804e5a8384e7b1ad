/** A disk that is plugged in, or a share that comes back, tells nobody: the list finds out so late at most. */
const EVERY_MS = 30_000;

/** Looks again now and then, as long as it can be seen, until the answered function is called. */
export function lookNowAndThen(look: () => void, isSeen: () => boolean = () => !document.hidden): () => void {
  const timer = setInterval(() => {
    if (isSeen()) look();
  }, EVERY_MS);
  return () => clearInterval(timer);
}
