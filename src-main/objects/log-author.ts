import { hostname, userInfo } from 'node:os';
import type { LogAuthor } from '../format';

/** A system account need not have a name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env['USER'] ?? process.env['USERNAME'] ?? '';
  }
}

/** Who saves at this moment on this machine, as a log entry names them (`log` setter of `syncopy/datatype/base_data.py`). */
export function logAuthorNow(): LogAuthor {
  return { user: userName(), host: hostname(), time: new Date() };
}
