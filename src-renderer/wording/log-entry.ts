import type { LogEntryShape } from '../../src-main/contract';

/** Of an entry that is not in Syncopy's form so much is shown, in UTF-16 units. */
const SHOWN = 200;

/** When, by whom and what; `none` where there is no entry. */
export function logEntryInWords(entry: LogEntryShape | null): string {
  if (entry === null) return 'none';
  const { time, author, action, text } = entry;
  return [time, author, action].filter((part) => part !== '').join(', ') || text.slice(0, SHOWN);
}
