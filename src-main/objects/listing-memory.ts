import { problem, type Problem } from '../errors';
import type { LookedAt } from './folder-outlook';
import type { ListedObject, ListedStray } from './listed';

/** A file that was written so shortly before it was read may have been written again in the same tick of its disk's clock. */
const SURE_AFTER_MS = 2_000;

/** A pair that is no object counts as being written for so long after its last change. */
export const SETTLED_AFTER_MS = 5_000;

/** What a pair is amid its writing: one half is there before the other, and the `.info` empty before it is whole. */
const HALF_WRITTEN: readonly Problem['code'][] = ['info-missing', 'data-missing', 'info-invalid', 'not-found'];

type Entry = ListedObject | ListedStray;

interface Remembered {
  readonly state: string;
  readonly entry: Entry;
  /** The files in this state say no other thing when they are read again. */
  readonly isSure: boolean;
  /** When it was first seen in this state; null where that was when the folder was first listed. */
  readonly since: number | null;
}

function isLongUnchanged({ facts }: LookedAt): boolean {
  if (facts === null) return false;
  const times = [facts.data, facts.info].map((one) => (one === null ? 0 : Number(one.version.modifiedNs / 1_000_000n)));
  return Date.now() - Math.max(...times) > SURE_AFTER_MS;
}

function isUnderWork(entry: Entry, since: number | null): boolean {
  if (entry.kind === 'object' || since === null || !HALF_WRITTEN.includes(entry.problem.code)) return false;
  return performance.now() - since < SETTLED_AFTER_MS;
}

/** A list that is being made. */
export interface NewList {
  /** What it tells of a pair: what the last one told, or what `read` answers. */
  entryOf(looked: LookedAt, read: () => Promise<Entry>): Promise<Entry>;
  /** The list is whole, of a folder that looks so (`folderOutlook`). */
  end(outlook: string): void;
}

/**
 * What a folder's last list was made of. The next one reads again only what is another by now; and of what has come since the first
 * one and is half of a pair it says that it is being written, before it says that it is a stray.
 */
export class ListingMemory {
  private entries: ReadonlyMap<string, Remembered> | null = null;
  private found: string | null = null;
  private unsettled = false;

  /** How the folder looked when it was listed last, or why it could not be; null where it was not. */
  get outlook(): string | null {
    return this.found;
  }

  /** True where the list says of something that it is being written: it will be an object or a stray. */
  get isUnsettled(): boolean {
    return this.unsettled;
  }

  begin(): NewList {
    const next = new Map<string, Remembered>();
    let unsettled = false;
    return {
      entryOf: async (looked, read) => {
        const { name, state, waiting } = looked;
        // What waits in a work folder is the save's whose folder that is.
        if (waiting !== null) return read();
        const before = this.entries?.get(name);
        const known = before?.state === state ? before : null;
        const firstSeen = this.entries === null ? null : performance.now();
        const entry = known?.isSure === true ? known.entry : await read();
        const since = known === null ? firstSeen : known.since;
        next.set(name, { state, entry, isSure: isLongUnchanged(looked), since });
        if (!isUnderWork(entry, since)) return entry;
        unsettled = true;
        return { kind: 'stray', ref: entry.ref, filename: entry.filename, problem: problem('being-written', {}) };
      },
      end: (outlook) => {
        this.entries = next;
        this.found = outlook;
        this.unsettled = unsettled;
      },
    };
  }

  /** The folder could not be listed. What is known of it holds again once it is back. */
  fail({ code }: Problem): void {
    this.found = code;
  }
}
