import type { DraftState, ObjectSummary } from '../../src-main/contract';
import { sidesInRows, type SidesRow } from '../widgets/two-sides';
import { logEntryInWords } from '../wording/log-entry';
import { bytesInWords, momentInWords, shapeInWords } from '../wording/quantities';

type Then = NonNullable<DraftState['outdated']>;

/** The files as they were when the draft was begun, and as they are. */
export function outdatedRows(then: Then, { datasets, size, modified, history }: ObjectSummary): SidesRow[] {
  const now: Then = { shape: datasets[0]?.shape ?? [], size, modified, lastLogEntry: history.at(-1) ?? null };
  const row = sidesInRows(then, now);
  return [
    row('Shape', ({ shape }) => shapeInWords(shape)),
    row('Size', ({ size: bytes }) => bytesInWords(bytes)),
    row('Written', ({ modified: at }) => momentInWords(at)),
    row('Last log entry', ({ lastLogEntry }) => logEntryInWords(lastLogEntry)),
  ];
}
