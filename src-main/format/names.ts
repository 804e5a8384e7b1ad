import type { NameReason } from '../errors';

/** The systems that Spydesk runs on, as Node names them. */
export type Platform = 'linux' | 'darwin' | 'win32';

/** A name that cannot be, and what would be right where the sentence tells it. */
export interface NameFault {
  readonly reason: NameReason;
  readonly expected?: string;
}

const LONGEST_NAME = 255;
/** Longest path, the zero at its end not counted: `PATH_MAX` of Linux and of macOS, and what Windows takes at all. */
const LONGEST_PATH: Readonly<Record<Platform, number>> = { linux: 4095, darwin: 1023, win32: 32_766 };

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The longest file name is 255 bytes of UTF-8 on Linux, 255 UTF-16 units elsewhere. */
export function isNameTooLong(name: string, platform: Platform): boolean {
  return (platform === 'linux' ? bytesOf(name) : name.length) > LONGEST_NAME;
}

export function isPathTooLong(path: string, platform: Platform): boolean {
  return (platform === 'win32' ? path.length : bytesOf(path)) > LONGEST_PATH[platform];
}

/**
 * True where `text` cannot be UTF-8: a half of a surrogate pair stands alone; or where it was none before it came here: the
 * mark that takes the place of what could not be read.
 */
export function isNotUnicode(text: string): boolean {
  return /[\p{Cs}\uFFFD]/u.test(text);
}

/** Control characters (C0, DEL, C1) and the line and paragraph separator: a name with one is not one line of text. */
function holdsControlCharacter(text: string): boolean {
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
}

const WINDOWS_DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/** True for a name that Windows refuses: `< > : " | ? *`, a slash either way, a dot or space at its end, a device's name. */
export function isWindowsForbidden(name: string): boolean {
  const beforeDot = name.split('.')[0] ?? '';
  return /[<>:"|?*\\/]/.test(name) || /[. ]$/.test(name) || WINDOWS_DEVICE.test(beforeDot.trimEnd());
}

/**
 * What no new file or folder may be called, whatever it is. A name of spaces alone counts as empty. Dots and lengths
 * are the caller's, since extensions differ.
 */
export function nameFault(name: string, platform: Platform): NameFault | null {
  if (isNotUnicode(name)) return { reason: 'not-unicode' };
  if (holdsControlCharacter(name)) return { reason: 'control-character' };
  if (name.trim() === '') return { reason: 'empty' };
  if (name.startsWith('.')) return { reason: 'starts-with-dot' };
  return platform === 'win32' && isWindowsForbidden(name) ? { reason: 'reserved-on-windows' } : null;
}

/**
 * What a tag may not be. The separators of all systems are refused everywhere, so that a container can travel
 * (`filename_parser` in `syncopy/shared/parsers.py` splits the name at its dots and slashes).
 */
export function tagFault(tag: string): NameFault | null {
  if (isNotUnicode(tag)) return { reason: 'not-unicode' };
  if (holdsControlCharacter(tag)) return { reason: 'control-character' };
  if (tag.trim() === '') return { reason: 'empty' };
  if (/[/\\]/.test(tag)) return { reason: 'separator-in-tag' };
  return tag.includes('.') ? { reason: 'dot-in-tag' } : null;
}

/** How names are compared: by their NFC form, and without regard to case where the file system does so. */
export function foldName(name: string, caseInsensitive: boolean): string {
  const composed = name.normalize('NFC');
  return caseInsensitive ? composed.toLowerCase().normalize('NFC') : composed;
}

/** The one of `names` that is `wanted` to the file system or to people: byte for byte first, else by `foldName`; else null. */
export function findName(names: readonly string[], wanted: string, caseInsensitive: boolean): string | null {
  if (names.includes(wanted)) return wanted;
  const folded = foldName(wanted, caseInsensitive);
  return names.find((name) => foldName(name, caseInsensitive) === folded) ?? null;
}
