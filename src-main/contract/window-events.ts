import { z } from 'zod';
import { fileStateShape, placeShape, preferencesShape, problemShape, refShape, taskIdShape, taskProgressShape } from './shapes';
import type { windowEventNames } from './window-names';

/** What a menu item or its accelerator asks of the window that has the focus. */
const menuCommands = [
  'open-folder',
  'open-file',
  'open-sample',
  'all-recents',
  'undo-change',
  'redo-change',
  'save',
  'save-as',
  'save-selection',
  'apply-recipe',
  'print-picture',
  'save-picture',
  'verify',
  'verify-folder',
  'show-in-folder',
  'open-by-double-click',
  'close-place',
  'find',
  'diagnostics',
  'copy-problem',
  'preferences',
  'larger-text',
  'smaller-text',
  'usual-text',
  'reload',
  'next-trial',
  'previous-trial',
] as const;

/** Everything that the main process tells a window unasked. */
export const windowEvents = {
  /** Opened from the system: a second start, a double-click; also what of several paths could not be opened. */
  placesOpened: z.object({ places: z.array(placeShape), problems: z.array(problemShape) }),
  taskProgress: z.object({ taskId: taskIdShape, progress: taskProgressShape }),
  menu: z.object({ command: z.enum(menuCommands) }),
  /** The data host was lost and started again: object ids and the picture port are void. */
  hostRestarted: z.object({}),
  recentsChanged: z.object({}),
  /** A recent was chosen in the native menu. */
  recentAsked: z.object({ ref: refShape }),
  /** Another window saved the object; its files are in this state since. */
  savedElsewhere: z.object({ ref: refShape, state: fileStateShape }),
  /** The window is to close: what is typed is to be handed on first; then `noteTyping` says that it is. */
  handOnTyped: z.object({}),
  preferencesChanged: z.object({ preferences: preferencesShape }),
  /** A folder that the window watches does not look any more as it was listed: it is to be listed anew. */
  folderChanged: z.object({ ref: refShape }),
} as const satisfies Readonly<Record<(typeof windowEventNames)[number], z.ZodType>>;

export type WindowEvents = typeof windowEvents;
export type WindowEventName = keyof WindowEvents;
export type WindowEvent<Name extends WindowEventName> = z.output<WindowEvents[Name]>;
export type MenuCommand = (typeof menuCommands)[number];
