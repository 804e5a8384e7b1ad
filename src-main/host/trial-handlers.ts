import type { EventCodes, Handlers, HostCalls, TrialTextShape } from '../contract';
import { fail, SpydeskError } from '../errors';
import type { Files } from '../files';
import { readTrialText, TRIAL_TEXT_LIMITS, type TrialCell } from '../format';
import { listEvents, openEvents, readEvents, type EventRows, type ObjectStore } from '../objects';
import type { OpenObjects } from './open-objects';

type TrialHandlers = Pick<Handlers<HostCalls>, 'eventsBeside' | 'eventCodes' | 'readTrialTable' | 'readTrialFile'>;

/** Codes that are listed: nobody chooses among more. */
const CODES_SHOWN = 1_000;

function cellShape(cell: TrialCell): TrialTextShape['rows'][number][number] {
  if (cell === null || Number.isFinite(cell)) return cell;
  return Number.isNaN(cell) ? 'NaN' : cell > 0 ? 'Infinity' : '-Infinity';
}

function tableIn(text: string): TrialTextShape {
  const read = readTrialText(text);
  if (!read.ok) throw new SpydeskError(read.error);
  const { rows, names } = read.value;
  return { rows: rows.map((cells) => cells.map(cellShape)), names: names === null ? null : [...names] };
}

function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail('edit-refused', { reason: 'the file is not UTF-8 text' }, { path });
  }
}

function codesOf({ codes, samplerate }: EventRows): EventCodes {
  const counts = new Map<number, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const all = [...counts].map(([code, count]) => ({ code, count })).sort((one, other) => one.code - other.code);
  return {
    samplerate: samplerate?.token ?? null,
    events: codes.length,
    codes: all.slice(0, CODES_SHOWN),
    moreCodes: Math.max(0, all.length - CODES_SHOWN),
  };
}

/** What new trials can be made of: events beside an object, and tables that are pasted or lie in a file. */
export function trialHandlers(store: ObjectStore, files: Files, objects: OpenObjects): TrialHandlers {
  return {
    eventsBeside: async ({ objectId }, { signal }) => {
      const listed = await listEvents(store, objects.get(objectId).object.pair, signal);
      return listed.map(({ filename, tag }) => ({ filename, tag }));
    },
    eventCodes: async ({ objectId, events }, { signal }) => {
      const { pair } = objects.get(objectId).object;
      return codesOf(await readEvents(await openEvents(store, pair, events), { signal }));
    },
    readTrialTable: ({ text }) => tableIn(text),
    readTrialFile: async ({ path }) => {
      return tableIn(textOf(await files.readSmall(path, TRIAL_TEXT_LIMITS.length), path));
    },
  };
}
