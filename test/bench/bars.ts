/** One line of DESIGN's promises: what was measured, and what it may be at most. */
export interface Bar {
  readonly what: string;
  readonly measured: number;
  readonly limit: number;
  /** Shown after both numbers: `s`, `MB`, or nothing for a ratio. */
  readonly unit: string;
}

export function holds({ measured, limit }: Bar): boolean {
  return measured <= limit;
}
