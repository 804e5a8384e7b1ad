/** Runs `work` over `items`, at most `limit` at a time; answers in their order. The first failure ends it. */
export async function mapBounded<Item, Value>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Value>,
): Promise<Value[]> {
  const values = new Map<number, Value>();
  const waiting = items.entries();
  async function run(): Promise<void> {
    for (const [at, item] of waiting) values.set(at, await work(item));
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, run));
  return items.flatMap((_, at) => {
    const value = values.get(at);
    return value === undefined ? [] : [value];
  });
}
