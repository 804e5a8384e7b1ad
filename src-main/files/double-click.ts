import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Files } from './files';
import { writeTextFile } from './write-text-file';

const FILE_NAME = 'desktop.ini';

/** The class that the installer registers (assets/windows/installer.nsh). */
const FOLDER_CLASS = 'Spydesk.Container';

/** Gives attributes to a file or folder of Windows: `+h` hidden, `+s` system, `+r` read-only. */
export type SetAttributes = (path: string, attributes: readonly string[]) => Promise<void>;

/** By the system's own command, since Node knows no attributes. */
export const setAttributes: SetAttributes = async (path, attributes) => {
  const command = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'attrib.exe');
  await promisify(execFile)(command, [...attributes, path], { windowsHide: true });
};

/** What tells the Explorer that a folder is of our class. */
export function desktopIni(): string {
  return `[.ShellClassInfo]\r\nDirectoryClass=${FOLDER_CLASS}\r\n`;
}

/**
 * Has the Explorer open a container by double-click as any document: it gets a hidden `desktop.ini`, and the mark by which the
 * Explorer looks for that file (on a folder it forbids nothing). Answers the file's path. Errors: `exists`, those of the disk; nothing
 * is left then.
 */
export async function markForDoubleClick(files: Files, folder: string, set: SetAttributes): Promise<string> {
  const path = join(folder, FILE_NAME);
  await writeTextFile(files, path, desktopIni(), { replace: false });
  try {
    await set(path, ['+h', '+s']);
    await set(folder, ['+r']);
  } catch (thrown) {
    await files.removeFile(path);
    throw thrown;
  }
  return path;
}
