/** One entry of an object's history. */
export interface LogEntry {
  /** `user@host`; empty where the text is not in Syncopy's form. */
  readonly author: string;
  /** As the file writes it, C's asctime; empty likewise. */
  readonly time: string;
  /** The function that wrote the entry (`save`, `definetrial`); empty where it names none. */
  readonly action: string;
  readonly text: string;
}

/** Who saves, and when. `time` is local time, as Syncopy's is. */
export interface LogAuthor {
  readonly user: string;
  readonly host: string;
  readonly time: Date;
}

const HEADER_START = '\n\n|=== ';
const HEADER_END = ' ===|\n\n\t';
const BEFORE_INFO = '\n\t\t\t  ';
const WROTE = 'Wrote files ';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** C's asctime in local time, always in English, the day of the month padded with a space: `Tue Nov  3 09:05:00 2026`. */
export function asctime(time: Date): string {
  const two = (value: number): string => value.toString().padStart(2, '0');
  const day = time.getDate().toString().padStart(2, ' ');
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
  return `${DAYS[time.getDay()] ?? ''} ${MONTHS[time.getMonth()] ?? ''} ${day} ${clock} ${time.getFullYear()}`;
}

function entryOf(piece: string): LogEntry {
  const headerEnd = piece.indexOf(HEADER_END);
  if (headerEnd === -1 || piece.slice(0, headerEnd).includes('\n')) {
    return { author: '', time: '', action: '', text: piece.trim() };
  }
  const header = piece.slice(0, headerEnd);
  const body = piece.slice(headerEnd + HEADER_END.length);
  // The time holds no ': ', a user's name may.
  const split = header.lastIndexOf(': ');
  const action = /^([A-Za-z_]\w*): /.exec(body)?.[1] ?? '';
  return {
    author: split === -1 ? header : header.slice(0, split),
    time: split === -1 ? '' : header.slice(split + 2),
    action,
    text: (action === '' ? body : body.slice(action.length + 2)).trimEnd(),
  };
}

/** The entries from the newest on: a made-up log can hold millions, and nobody wants more than the last ones of such. */
function* newestFirst(log: string): Generator<LogEntry> {
  let end = log.length;
  while (end >= HEADER_START.length) {
    const start = log.lastIndexOf(HEADER_START, end - HEADER_START.length);
    if (start === -1) break;
    yield entryOf(log.slice(start + HEADER_START.length, end));
    end = start;
  }
  const beforeFirst = log.slice(0, end).trim();
  if (beforeFirst !== '') yield { author: '', time: '', action: '', text: beforeFirst };
}

/**
 * The newest entries of `_log`, `most` of them, oldest first, in the form that the `log` setter of
 * `syncopy/datatype/base_data.py` writes. Text outside of it becomes an entry without author and time; nothing is lost for
 * being unusual.
 */
export function logEntries(log: string, most = Infinity): LogEntry[] {
  const entries: LogEntry[] = [];
  for (const entry of newestFirst(log)) {
    if (entries.length >= most) break;
    entries.push(entry);
  }
  return entries.reverse();
}

/** The newest entry; null where the log is empty. */
export function lastLogEntry(log: string): LogEntry | null {
  return logEntries(log, 1)[0] ?? null;
}

/** User and host names come from the system: a line break in one of them would break the entry's form. */
function inOneLine(name: string): string {
  return name.replace(/\p{Cc}/gu, '').trim() || 'unknown';
}

/** What an entry tells: the function that is named in it, as in Syncopy, and its text. */
export type LogMessage = Pick<LogEntry, 'action' | 'text'>;

/** The log with one more entry, as the `log` setter of `syncopy/datatype/base_data.py` appends it. */
export function withLogEntry(log: string, { action, text }: LogMessage, author: LogAuthor): string {
  const header = `${inOneLine(author.user)}@${inOneLine(author.host)}: ${asctime(author.time)}`;
  return `${log}${HEADER_START}${header}${HEADER_END}${action}: ${text}`;
}

/**
 * The log with the entry of one save, exactly as Syncopy's `save` appends it (`syncopy/io/save_spy_container.py`).
 * `damageAccepted`: the user insisted on a source that failed its checksum, which the entry must tell; the remark is a line of its
 * own after the paths, so that the paths stay readable to Syncopy's users.
 */
export function withSaveEntry(log: string, dataPath: string, author: LogAuthor, damageAccepted = false): string {
  const remark = damageAccepted ? `\n\t${DAMAGE_REMARK}` : '';
  const text = `${WROTE}${dataPath}${BEFORE_INFO}${dataPath}.info${remark}`;
  return withLogEntry(log, { action: 'save', text }, author);
}

/** What a save entry says where the source's bytes were not those of its checksum. */
export const DAMAGE_REMARK = 'The source did not match its checksum when it was saved; this was accepted by the user.';

/** The data file that a `save` entry names; null for any other entry. */
export function savedPath(entry: LogEntry): string | null {
  if (entry.action !== 'save' || !entry.text.startsWith(WROTE)) return null;
  const end = entry.text.indexOf(BEFORE_INFO);
  return end === -1 ? null : entry.text.slice(WROTE.length, end);
}

/** The path of a `load` entry (`syncopy/io/load_spy_container.py`, `_load`: `Read files v. VERSION PATH`). */
function loadedPath(entry: LogEntry): string | null {
  return entry.action === 'load' ? (/^Read files v\. \S* ([^\n]+)\n/.exec(entry.text)?.[1] ?? null) : null;
}

/** Entries that are looked through: a made-up log has millions, which takes seconds. */
const ENTRIES_SEARCHED = 10_000;

/**
 * True where the last two entries about files name one data file and the last is a save: the object was saved onto
 * itself, which leaves Syncopy's checksum that of no state of the file.
 */
export function savedInPlace(log: string): boolean {
  let last: string | null = null;
  let searched = 0;
  for (const entry of newestFirst(log)) {
    searched += 1;
    if (searched > ENTRIES_SEARCHED) return false;
    const path = savedPath(entry) ?? loadedPath(entry);
    if (path === null) continue;
    if (last !== null) return path === last;
    if (entry.action !== 'save') return false;
    last = path;
  }
  return false;
}
