import { type MenuCommand } from '../../src-main/contract';
import { focusSearch } from '../browser/search-focus';
import type { Desk } from './desk.svelte';

/** What can be asked by a key or a menu item. */
export type Command = MenuCommand | 'new-window' | 'close-window' | 'guide' | 'keyboard-help' | 'next-region' | 'previous-region';

interface Shortcut {
  readonly command: Command;
  /** Its name in the list of keys. */
  readonly title: string;
  readonly key: string;
  /** Ctrl, or Cmd on a Mac. */
  readonly control?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
}

/** The keys of the window. Those of the native menu are here too: a key that the page answers does not reach the menu. */
export const SHORTCUTS: readonly Shortcut[] = [
  { command: 'new-window', title: 'New window', key: 'n', control: true },
  { command: 'open-folder', title: 'Open a container or folder', key: 'o', control: true },
  { command: 'open-file', title: 'Open files', key: 'o', control: true, shift: true },
  { command: 'undo-change', title: 'Undo the last change', key: 'z', control: true },
  { command: 'redo-change', title: 'Redo the change', key: 'z', control: true, shift: true },
  { command: 'save', title: 'Save onto itself', key: 's', control: true },
  { command: 'save-as', title: 'Save as…', key: 's', control: true, shift: true },
  { command: 'save-selection', title: 'Save a selection as…', key: 'e', control: true },
  { command: 'apply-recipe', title: 'Apply a recipe…', key: 'a', control: true, shift: true },
  { command: 'print-picture', title: 'Print the picture…', key: 'p', control: true },
  { command: 'verify', title: 'Verify the object', key: 'F7' },
  { command: 'verify-folder', title: 'Verify all objects of the folder', key: 'F7', shift: true },
  { command: 'find', title: 'Search the objects', key: 'f', control: true },
  { command: 'reload', title: 'Read the folders again', key: 'F5' },
  { command: 'show-in-folder', title: 'Show the object’s file in its folder', key: 'r', control: true, shift: true },
  { command: 'close-place', title: 'Close the folder', key: 'w', control: true },
  { command: 'close-window', title: 'Close the window', key: 'w', control: true, shift: true },
  { command: 'next-trial', title: 'Next trial', key: 'ArrowRight', alt: true },
  { command: 'previous-trial', title: 'Previous trial', key: 'ArrowLeft', alt: true },
  { command: 'preferences', title: 'Preferences', key: ',', control: true },
  { command: 'larger-text', title: 'Larger text', key: '+', control: true },
  { command: 'smaller-text', title: 'Smaller text', key: '-', control: true },
  { command: 'usual-text', title: 'Text of the usual size', key: '0', control: true },
  { command: 'next-region', title: 'Next part of the window', key: 'F6' },
  { command: 'previous-region', title: 'Previous part of the window', key: 'F6', shift: true },
  { command: 'copy-problem', title: 'Copy the details of the last problem', key: 'd', control: true, shift: true },
  { command: 'guide', title: 'The guide', key: 'F1' },
  { command: 'keyboard-help', title: 'This list', key: 'F1', shift: true },
];

/** What keyboards that have these signs on shifted keys send. */
const SAME_KEYS: Readonly<Record<string, string>> = { '=': '+', _: '-' };

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The command of a key; null where it has none. */
export function commandOfKey(event: Keys, isMac: boolean): Command | null {
  const control = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  const none = !event.ctrlKey && !event.metaKey;
  const pressed = SAME_KEYS[event.key] ?? event.key;
  const isSign = pressed === '+' || pressed === '-';
  const found = SHORTCUTS.find(
    ({ key, control: wantsControl = false, shift = false, alt = false }) =>
      key.toLowerCase() === pressed.toLowerCase() &&
      (wantsControl ? control : none) &&
      (isSign || shift === event.shiftKey) &&
      alt === event.altKey,
  );
  return found?.command ?? null;
}

const KEY_NAMES: Readonly<Record<string, string>> = { ArrowRight: '→', ArrowLeft: '←' };

/** `Ctrl+Shift+S`, on a Mac `⇧⌘S`. */
export function keysInWords({ key, control = false, shift = false, alt = false }: Shortcut, isMac: boolean): string {
  const name = KEY_NAMES[key] ?? key.toUpperCase();
  if (isMac) return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${control ? '⌘' : ''}${name}`;
  return [control ? 'Ctrl' : '', alt ? 'Alt' : '', shift ? 'Shift' : '', name].filter((part) => part !== '').join('+');
}

/** The keys of a command, for its button's hint. */
export function keysOf(command: Command, isMac: boolean): string | undefined {
  const found = SHORTCUTS.find((one) => one.command === command);
  return found === undefined ? undefined : keysInWords(found, isMac);
}

/** What is answered while a dialog is open too. */
export const COMMANDS_OF_DIALOGS: ReadonlySet<Command> = new Set([
  'guide',
  'copy-problem',
  'larger-text',
  'smaller-text',
  'usual-text',
]);

/** What the commands do that concern the desk; the others are the shell's own. */
export const DESK_COMMANDS: Readonly<Record<MenuCommand, (desk: Desk) => unknown>> = {
  'open-folder': (desk) => desk.opening.chooseFolder(),
  'open-file': (desk) => desk.opening.chooseFiles(),
  'open-sample': (desk) => desk.opening.openSample(),
  'all-recents': (desk) => desk.showRecents(),
  'undo-change': (desk) => desk.editing.undo(),
  'redo-change': (desk) => desk.editing.redo(),
  save: (desk) => desk.writing.save(),
  'save-as': (desk) => desk.writing.saveAs(),
  'save-selection': (desk) => desk.selecting.open(),
  'apply-recipe': (desk) => desk.writing.applyRecipe(),
  'print-picture': (desk) => desk.printing.print(),
  'save-picture': (desk) => desk.printing.save(desk.inspection.summary?.id ?? null),
  verify: (desk) => desk.checking.verifyShown(),
  'verify-folder': (desk) => desk.checking.verifyActiveFolder(),
  'show-in-folder': (desk) => desk.system.showShownInFolder(),
  'open-by-double-click': (desk) => desk.system.openActiveByDoubleClick(),
  'close-place': (desk) => desk.closing.closeActivePlace(),
  find: () => focusSearch(),
  diagnostics: (desk) => desk.diagnostics.open(),
  'copy-problem': (desk) => desk.system.copyLastProblem(),
  reload: (desk) => desk.reload(),
  preferences: (desk) => desk.preferences.open(),
  'larger-text': (desk) => desk.choices.stepText(1),
  'smaller-text': (desk) => desk.choices.stepText(-1),
  'usual-text': (desk) => desk.choices.resetText(),
  'next-trial': (desk) => desk.inspection.step(1),
  'previous-trial': (desk) => desk.inspection.step(-1),
};
