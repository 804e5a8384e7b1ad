import type { SaveSide } from '../../src-main/contract';
import { sidesInRows, type SidesRow } from '../widgets/two-sides';
import { logEntryInWords } from '../wording/log-entry';
import { bytesInWords, dateInWords, shapeInWords } from '../wording/quantities';

const CHECKSUMS: Readonly<Record<SaveSide['checksum'], string>> = {
  intact: 'holds',
  'intact-taken-open': 'holds (taken while the file was open)',
  'cannot-tell': 'cannot tell (saved in place by Syncopy)',
  damaged: 'fails: the file is damaged',
  none: 'none recorded',
  'not-checked': 'not checked',
};

/** Both sides of an overwrite, line by line. */
export function comparisonRows(existing: SaveSide, replacement: SaveSide, titleOf: (dataclass: string) => string): SidesRow[] {
  const row = sidesInRows(existing, replacement);
  return [
    row('Class', ({ dataclass }) => (dataclass === null ? 'unknown' : titleOf(dataclass))),
    row('Shape', ({ shape }) => (shape === null ? 'unknown' : shapeInWords(shape))),
    row('Size', ({ size }) => bytesInWords(size)),
    row('Changed', ({ modified }) => (modified === null ? 'now' : dateInWords(modified))),
    row('Last log entry', ({ lastLogEntry }) => logEntryInWords(lastLogEntry)),
    row('Checksum', ({ checksum }) => CHECKSUMS[checksum]),
  ];
}
