import { extname, join } from 'node:path';
import { isInside } from './grants';
import { parseAddress } from './page';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface PageFile {
  readonly path: string;
  readonly type: string;
}

/** The file behind an address of the page; null for an address that is not the page's or leads out of `folder`. */
export function pageFileOf(address: string, origin: string, folder: string): PageFile | null {
  const url = parseAddress(address);
  if (url === null || `${url.protocol}//${url.host}` !== origin) return null;
  const name = decoded(url.pathname);
  const type = name === null ? undefined : TYPES[extname(name)];
  if (name === null || type === undefined || name.includes('\0') || name.includes('\\')) return null;
  const path = join(folder, name);
  return isInside(folder, path) && path !== folder ? { path, type } : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
