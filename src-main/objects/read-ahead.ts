/**
 * The same items, each asked for while the one before it is still worked on: who reads and who writes need not wait for each
 * other. One item is held ready at most. Where the work ends early, an item that was asked for is waited for, so that nothing
 * is read of a source that is closed by then.
 */
export async function* readAhead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let next = items.next();
  try {
    for (let found = await next; found.done !== true; found = await next) {
      next = items.next();
      // Its failure is told when its turn comes, or not at all where the work ended before.
      next.catch(() => undefined);
      yield found.value;
    }
  } finally {
    await next.catch(() => undefined);
    await items.return(undefined);
  }
}
