import type {
  CallOptions,
  Diagnostics,
  GuideEntry,
  Handlers,
  HostArgs,
  HostCallName,
  HostValue,
  ObjectSummary,
  Place,
  Problem,
  Result,
  VerifiedShape,
  WindowCallName,
  WindowCalls,
} from '../contract';
import type { Grants } from './grants';
import type { Log } from './logging';
import type { UserPreferences } from './preferences';
import type { Planning } from './planning';
import type { RecentPictures, RecentPlaces, Recents } from './recents';
import type { SaveTasks } from './save-tasks';
import type { PatientAsking } from './silent-disks';
import type { TypedText } from './typed-text';
import type { UnsavedChanges } from './unsaved-changes';
import type { WatchedFolders } from './watched-folders';
import type { WindowTasks } from './window-tasks';

/** The data host, as the handlers ask it. */
export interface Host {
  call<Name extends HostCallName>(name: Name, args: HostArgs<Name>, options?: CallOptions): Promise<Result<HostValue<Name>>>;
}

/** What the operating system offers a window. */
export interface SystemDesk {
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly home: string;
  readonly version: string;
  /** Native dialogs; empty where the user cancelled. They begin at `startAt`, or where the system likes. */
  chooseFolder(startAt?: string): Promise<string[]>;
  chooseFiles(startAt?: string): Promise<string[]>;
  /** A file with a table as text; null where the user cancelled. */
  chooseTableFile(startAt: string): Promise<string | null>;
  /** Null where the user cancelled. */
  chooseRecipe(startAt?: string): Promise<string | null>;
  chooseSaveFolder(startAt: string): Promise<string | null>;
  /** Where a recipe is to be written; null where the user cancelled. The dialog has asked before it answers a file that is there. */
  chooseRecipeFile(startAt: string): Promise<string | null>;
  showInFolder(path: string): void;
  /** Whether a file may be put into the container, which has the Explorer open it here. */
  confirmDoubleClick(container: string): Promise<boolean>;
  openGuide(entry: GuideEntry): Promise<void>;
  copyText(text: string): Promise<void>;
  diagnostics(): Promise<Diagnostics>;
  showLog(): void;
  chooseDefaultFolder(startAt: string): Promise<string | null>;
  readonly preferences: Pick<UserPreferences, 'current' | 'change'>;
  newWindow(): Promise<void>;
  showOnPaper(isOn: boolean): void;
  printPage(): Promise<boolean>;
  /** Where the picture is to be written; null where the user cancelled. The dialog has asked before it answers a file that is there. */
  choosePictureFile(startAt: string): Promise<string | null>;
  savePage(path: string): Promise<void>;
  readonly recents: Recents;
  readonly recentPlaces: RecentPlaces;
  /** Asks disks of which one may hang. */
  readonly asking: Pick<PatientAsking, 'ask'>;
  readonly recentPictures: RecentPictures;
  /** The path of the user's own copy of the sample. */
  sample(): Promise<string>;
}

/** What came of paths that were to be opened. */
export interface Opened {
  places: Place[];
  problems: Problem[];
}

/** Everything that one window may use, and what it has open. */
export interface WindowSession {
  /** True for the window that asks what is to become of drafts that programs which ended left: one window does. */
  readonly offersLeftDrafts: boolean;
  /** Names the window to the data host. */
  readonly owner: string;
  readonly grants: Grants;
  readonly watched: WatchedFolders;
  readonly objects: Map<string, ObjectSummary>;
  /** The data file that each would write, by plan id. */
  readonly plans: Map<string, string>;
  /** The plan that is being made. */
  readonly planning: Planning;
  readonly saves: SaveTasks;
  readonly changes: UnsavedChanges;
  readonly typed: TypedText;
  readonly verifications: WindowTasks<VerifiedShape>;
  /** The file of the object that is looked at. */
  shown: string | null;
  /** Places that the window had open, and that are looked for: they are not lost where the program ends before they answer. */
  readonly comingBack: Set<string>;
  /** What waits for the window to begin. */
  readonly waiting: Opened;
  /** True once the window asked to begin: from then on places are told to it as events. */
  hasBegun: boolean;
}

/** What the handlers of one window work with; nothing in it needs Electron, so that they can be tested without. */
export interface Desk {
  readonly host: Host;
  readonly system: SystemDesk;
  readonly log: Log;
  readonly session: WindowSession;
  connectPictures(): Promise<void>;
  /** What is open in the window is another than it was. `hasChanges`: something of it is not saved. */
  noteShown(shown: string | null, hasChanges: boolean): void;
  /** Tells the window what was opened without its asking, or could not be; what comes before it began waits. */
  tellOpened(opened: Opened): void;
  /** Tells the other windows that this one saved an object, whose files are in this state since. */
  tellSaved(ref: string, state: string): void;
}

/** Some of the handlers of a window. */
export type WindowHandlers<Name extends WindowCallName> = Pick<Handlers<WindowCalls>, Name>;
