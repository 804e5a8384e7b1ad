/** What a journal may hold. */
export const JOURNAL_LIMITS = {
  bytes: 256 * 1024 * 1024,
  commands: 100_000,
} as const;
