import type { Platform } from '../format';

/** The system that this runs on, whose rules of names hold; any other Unix counts as Linux. */
export function platformHere(): Platform {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
}
