import { printable } from '../../errors';

/** Characters of what is said in one line at most: it can come out of a file, and be of any length there. */
const LONGEST = 8_000;

/** One line of the log, whatever is in the text: its own line ends are written as escapes, so that no text forges a line. */
export function logLine(at: Date, where: string, text: string): string {
  const isLong = text.length > LONGEST;
  const said = text.slice(0, LONGEST).replaceAll('\r\n', '\n').replaceAll('\n', '\\n');
  return `${printable(`${at.toISOString()} ${where}: ${said}`)}${isLong ? `… (${text.length} characters)` : ''}\n`;
}
