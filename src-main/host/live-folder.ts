import { problemOf } from '../errors';
import type { Files, WatchFolder } from '../files';
import { folderOutlook, isWorthListing, SETTLED_AFTER_MS, type ListingMemory } from '../objects';
import { Burst } from './burst';

/** The folder itself is asked for so often: what comes into it, or goes, or becomes of it is seen by that alone. */
const LOOK_MS = 3_000;

/** Asking for all files in it may take so small a part of the time. */
const SHARE = 0.01;

/** And no more seldom than this: a disk that answers after hours is no large folder. */
const SELDOM_MS = 10 * 60_000;

/** What a folder is watched with. */
export interface WatchTools {
  readonly files: Files;
  readonly watch: WatchFolder;
}

/** The folder itself: which one it is, and when something came into it or went. */
interface FolderState {
  readonly identity: string;
  readonly modified: string;
}

async function stateOf(files: Files, path: string): Promise<FolderState> {
  try {
    const version = (await files.facts(path))?.version;
    if (version === undefined) return { identity: 'not-found', modified: '' };
    return { identity: `${version.device} ${version.inode}`, modified: String(version.modifiedNs) };
  } catch (thrown) {
    return { identity: problemOf(thrown).code, modified: '' };
  }
}

/**
 * Watches one folder: by what the system tells of it, and by looking now and then whether it still looks as it was listed, which finds
 * what the system does not tell (network folders, Windows, a disk that goes away and comes back). No file is opened.
 */
export class LiveFolder {
  private stopTold: (() => void) | null = null;
  private timer: NodeJS.Timeout | undefined;
  private settling: NodeJS.Timeout | undefined;
  private isStopped = false;
  /** The folder itself as it was looked at last. */
  private state: FolderState = { identity: '', modified: '' };
  private wholeDueAt = 0;
  private readonly burst: Burst;

  constructor(
    private readonly path: string,
    private readonly memory: ListingMemory,
    private readonly tools: WatchTools,
    private readonly onChanged: () => void,
  ) {
    this.burst = new Burst(onChanged);
    this.listen();
    this.lookLater();
  }

  stop(): void {
    this.isStopped = true;
    this.stopTold?.();
    this.burst.stop();
    clearTimeout(this.timer);
    clearTimeout(this.settling);
  }

  /** The folder was listed anew: what is told there to be under work is looked at again once it can be judged. */
  listed(): void {
    clearTimeout(this.settling);
    if (!this.isStopped && this.memory.isUnsettled) this.settling = setTimeout(this.onChanged, SETTLED_AFTER_MS);
  }

  private listen(): void {
    this.stopTold?.();
    this.stopTold = this.tools.watch(this.path, (name) => {
      if (name === null || isWorthListing(name)) this.burst.note();
    });
  }

  private lookLater(): void {
    this.timer = setTimeout(() => void this.look().finally(() => this.isStopped || this.lookLater()), LOOK_MS);
  }

  private async look(): Promise<void> {
    const { identity, modified } = await stateOf(this.tools.files, this.path);
    if (this.isStopped) return;
    const isSame = identity === this.state.identity && modified === this.state.modified;
    // What the system tells of may be a folder that was moved away, or was on a disk that is gone.
    if (identity !== this.state.identity) this.listen();
    this.state = { identity, modified };
    if (!isSame || performance.now() >= this.wholeDueAt) await this.lookAtAll();
  }

  private async lookAtAll(): Promise<void> {
    const { outlook } = this.memory;
    const began = performance.now();
    const now = await folderOutlook(this.tools.files, this.path);
    const ended = performance.now();
    this.wholeDueAt = ended + Math.max(LOOK_MS, Math.min(SELDOM_MS, (ended - began) / SHARE));
    const isListedMeanwhile = this.memory.outlook !== outlook;
    if (!this.isStopped && !isListedMeanwhile && outlook !== null && now !== outlook) this.burst.note();
  }
}
