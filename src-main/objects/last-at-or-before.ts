/** The place of the last of `starts`, which ascend, that is not beyond `value`; 0 where all are. */
export function lastAtOrBefore(starts: ArrayLike<number>, value: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? Infinity) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
