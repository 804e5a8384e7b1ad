import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Names a file or folder by URI (`file:///data/session1.spy/session1_raw.analog`), never by path: the window passes
 * references on but makes none, and a remote store can have a scheme of its own.
 */
export type ObjectRef = string & { readonly brand: 'ObjectRef' };

/** The reference of a local file or folder. The path is absolute. */
export function refOfPath(path: string): ObjectRef {
  return pathToFileURL(path).href as ObjectRef;
}

/**
 * The path that a reference names; null for anything but the one spelling that `refOfPath` gives: another scheme, dots
 * that lead up, an encoded separator, a query, a letter encoded without need. So two references of one file are equal,
 * and no spelling slips by the grants.
 */
export function pathOfRef(ref: string): string | null {
  try {
    const path = fileURLToPath(ref);
    return resolve(path) === path && pathToFileURL(path).href === ref ? path : null;
  } catch {
    return null;
  }
}
