import type { DraftState, ObjectSummary } from '../../src-main/contract';
import { logEntryInWords } from '../wording/log-entry';
import { bytesInWords, momentInWords, shapeInWords } from '../wording/quantities';

type Then = NonNullable<DraftState['outdated']>;

/** One line of the table with both states of the files. */
export interface OutdatedRow {
  readonly name: string;
  readonly then: string;
  readonly now: string;
  readonly differs: boolean;
}

/** The files as they were when the draft was begun, and as they are. */
export function outdatedRows(then: Then, { datasets, size, modified, history }: ObjectSummary): OutdatedRow[] {
  const now: Then = { shape: datasets[0]?.shape ?? [], size, modified, lastLogEntry: history.at(-1) ?? null };
  const row = (name: string, of: (state: Then) => string): OutdatedRow => {
    const texts = { then: of(then), now: of(now) };
    return { name, ...texts, differs: texts.then !== texts.now };
  };
  return [
    row('Shape', ({ shape }) => shapeInWords(shape)),
    row('Size', ({ size: bytes }) => bytesInWords(bytes)),
    row('Written', ({ modified: at }) => momentInWords(at)),
    row('Last log entry', ({ lastLogEntry }) => logEntryInWords(lastLogEntry)),
  ];
}
