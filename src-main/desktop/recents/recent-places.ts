import type { PatientAsking } from '../silent-disks';
import { findMoved } from './find-moved';
import { isSameThing, type Identity, type RecentEntry } from './recent';
import type { RecentDisk } from './recent-disk';
import type { Recents } from './recents';
import { RememberingDisk } from './remembering-disk';

/** Whether a recent is where it was. `silent`: its disk or server does not answer. */
export type Presence = 'here' | 'missing' | 'silent';

export interface RecentState {
  readonly presence: Presence;
  /** Where a missing one was found. */
  readonly movedTo: string | null;
}

/** Looks whether recents are there, and where else; no disk that hangs holds anything up. */
export class RecentPlaces {
  private readonly disk: RecentDisk;
  private readonly searched: RecentDisk;

  constructor(
    private readonly recents: Recents,
    asking: PatientAsking,
    disk: RecentDisk,
  ) {
    const patient = async <Value>(path: string, work: () => Promise<Value>, silent: () => Value): Promise<Value> => {
      const answer = await asking.ask(path, work);
      return answer.kind === 'answer' ? answer.value : silent();
    };
    this.disk = {
      identity: (path) =>
        patient(
          path,
          () => disk.identity(path),
          () => {
            throw new Silence();
          },
        ),
      inside: (folder, what) =>
        patient(
          folder,
          () => disk.inside(folder, what),
          () => [],
        ),
    };
    this.searched = new RememberingDisk(this.disk);
  }

  async presenceOf(path: string): Promise<Presence> {
    try {
      return (await this.disk.identity(path)) === null ? 'missing' : 'here';
    } catch (thrown) {
      // What may not be looked at is there; opening it says why it cannot be used.
      return thrown instanceof Silence ? 'silent' : 'here';
    }
  }

  async stateOf(entry: RecentEntry): Promise<RecentState> {
    const presence = await this.presenceOf(entry.path);
    return { presence, movedTo: presence === 'missing' ? await this.movedTo(entry) : null };
  }

  /** Where a recent lies that is not where it was; null where it is not found. */
  async movedTo(entry: RecentEntry): Promise<string | null> {
    const { identity } = entry;
    if (identity === null) return null;
    const others = this.recents.list().map(({ path }) => path);
    return findMoved({ entry, identity, others }, this.searched);
  }

  /** True where what is at `path` is the same folder or file as the recent. */
  async isSame({ identity }: RecentEntry, path: string): Promise<boolean> {
    const there = await this.identityOf(path);
    return there !== null && identity !== null && isSameThing(there, identity);
  }

  /** Notes what was opened, so that it is known again elsewhere. */
  async identify(path: string): Promise<void> {
    const identity = await this.identityOf(path);
    if (identity !== null) this.recents.note(path, { identity });
  }

  private identityOf(path: string): Promise<Identity | null> {
    return this.disk.identity(path).catch(() => null);
  }
}

/** A disk did not answer. */
class Silence extends Error {}
