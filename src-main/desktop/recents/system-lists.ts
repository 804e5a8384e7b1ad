import { shortPath } from './labels';
import { nameOfRecent, type RecentEntry } from './recent';

/** How the program is started, for a list of the system that starts it. */
export interface ProgramStart {
  readonly program: string;
  /** Before what is opened; in development the folder of the program. */
  readonly words: readonly string[];
}

/** An item of Windows' jump list. */
export interface JumpTask {
  readonly type: 'task';
  readonly program: string;
  readonly args: string;
  readonly title: string;
  readonly description: string;
  readonly iconPath: string;
  readonly iconIndex: number;
}

export interface DockItem {
  readonly label: string;
  readonly path: string;
}

/** What the lists of the system show of recents; null where it has no such list. */
export interface SystemLists {
  /** macOS: the menu of the program's icon. */
  readonly dock: readonly DockItem[] | null;
  /** macOS: paths of its recent documents, the newest last. */
  readonly documents: readonly string[] | null;
  /** Windows: tasks of our own, since its recent documents want a program that is registered for folders. */
  readonly jumpTasks: readonly JumpTask[] | null;
}

const MOST_IN_DOCK = 10;
const MOST_TASKS = 10;
/** Windows refuses a whole list for one description of more than 260 units, of which a character may take two. */
const LONGEST_DESCRIPTION = 130;
/** A command line of Windows has no room for more. */
const LONGEST_ARGUMENTS = 1_024;

/**
 * A word as the programs of Windows read it back from a command line: backslashes before a quote, and at the end before the closing
 * one, are doubled.
 */
export function windowsWord(word: string): string {
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}

function jumpTask(entry: RecentEntry, { program, words }: ProgramStart): JumpTask {
  return {
    type: 'task',
    program,
    args: [...words, entry.path].map(windowsWord).join(' '),
    title: shortPath(nameOfRecent(entry)),
    description: shortPath(entry.path, LONGEST_DESCRIPTION),
    iconPath: program,
    iconIndex: 0,
  };
}

/** The lists of the system, the pinned ones first. */
export function systemLists(
  platform: 'linux' | 'darwin' | 'win32',
  entries: readonly RecentEntry[],
  start: ProgramStart,
): SystemLists {
  const dock = entries.slice(0, MOST_IN_DOCK).map((entry) => ({ label: shortPath(nameOfRecent(entry)), path: entry.path }));
  const tasks = entries.map((entry) => jumpTask(entry, start)).filter(({ args }) => args.length <= LONGEST_ARGUMENTS);
  const documents = [...entries].sort((one, other) => (one.opened ?? 0) - (other.opened ?? 0)).map(({ path }) => path);
  return {
    dock: platform === 'darwin' ? dock : null,
    documents: platform === 'darwin' ? documents.slice(-MOST_IN_DOCK) : null,
    jumpTasks: platform === 'win32' ? tasks.slice(0, MOST_TASKS) : null,
  };
}
