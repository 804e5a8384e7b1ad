/** The middle one of some numbers, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The ratio of each pair of runs that were made one after the other, less what is set `aside` of the first; their median. */
export function medianRatio(measured: readonly number[], counterpart: readonly number[], aside = 0): number {
  return median(measured.map((value, at) => (value - aside) / (counterpart[at] ?? Number.NaN)));
}
