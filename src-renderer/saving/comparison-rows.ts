import type { SaveSide } from '../../src-main/contract';
import { bytesInWords, dateInWords, shapeInWords } from '../wording/quantities';

const CHECKSUMS: Readonly<Record<SaveSide['checksum'], string>> = {
  intact: 'holds',
  'intact-taken-open': 'holds (taken while the file was open)',
  'cannot-tell': 'cannot tell (saved in place by Syncopy)',
  damaged: 'fails: the file is damaged',
  none: 'none recorded',
  'not-checked': 'not checked',
};

/** One line of the table with both sides. */
export interface ComparisonRow {
  readonly name: string;
  readonly existing: string;
  readonly replacement: string;
  readonly differs: boolean;
}

function lastEntry({ lastLogEntry }: SaveSide): string {
  if (lastLogEntry === null) return 'none';
  const { time, author, action } = lastLogEntry;
  return [time, author, action].filter((part) => part !== '').join(', ') || lastLogEntry.text.slice(0, 200);
}

/** Both sides of an overwrite, line by line. */
export function comparisonRows(
  existing: SaveSide,
  replacement: SaveSide,
  titleOf: (dataclass: string) => string,
): ComparisonRow[] {
  const row = (name: string, of: (side: SaveSide) => string): ComparisonRow => {
    const texts = { existing: of(existing), replacement: of(replacement) };
    return { name, ...texts, differs: texts.existing !== texts.replacement };
  };
  return [
    row('Class', ({ dataclass }) => (dataclass === null ? 'unknown' : titleOf(dataclass))),
    row('Shape', ({ shape }) => (shape === null ? 'unknown' : shapeInWords(shape))),
    row('Size', ({ size }) => bytesInWords(size)),
    row('Changed', ({ modified }) => (modified === null ? 'now' : dateInWords(modified))),
    row('Last log entry', lastEntry),
    row('Checksum', ({ checksum }) => CHECKSUMS[checksum]),
  ];
}
