import type { Recent, RecentStateShape } from '../../src-main/contract';
import { bytesInWords, dateInWords, plural } from '../wording/quantities';

const timeFormat = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

function dayOf(milliseconds: number): number {
  return new Date(milliseconds).setHours(0, 0, 0, 0);
}

/** `today 14:02`, `yesterday 09:15`, and a date before that. */
function whenInWords(milliseconds: number, now: number): string {
  const yesterday = new Date(dayOf(now));
  yesterday.setDate(yesterday.getDate() - 1);
  const day = dayOf(milliseconds);
  if (day === dayOf(now)) return `today ${timeFormat.format(milliseconds)}`;
  if (day === yesterday.getTime()) return `yesterday ${timeFormat.format(milliseconds)}`;
  return dateInWords(milliseconds);
}

/** When it was opened, and what was in it then. */
export function factsInWords({ kind, opened, objects, size }: Recent, now: number): string {
  const facts = [
    opened === null ? null : whenInWords(opened, now),
    kind === 'file' || objects === null ? null : plural(objects, 'object'),
    size === null ? null : bytesInWords(size),
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}

const PRESENCES: Readonly<Record<RecentStateShape['presence'], string>> = {
  here: 'there',
  missing: 'not there',
  silent: 'does not answer',
};

export function stateInWords({ presence, movedTo }: RecentStateShape): string {
  return movedTo === null ? PRESENCES[presence] : 'moved';
}

/** The recents whose path has all the words of a search in it, in any case. */
export function filtered(recents: readonly Recent[], search: string): readonly Recent[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0
    ? recents
    : recents.filter(({ path }) => words.every((word) => path.toLocaleLowerCase().includes(word)));
}
