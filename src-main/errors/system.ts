import { problem, SpydeskError, type Problem } from './problem';

/**
 * Nothing is at `path`. Node tells and takes names as text: bytes that are no UTF-8 are told as U+FFFD and lone surrogates taken as that, so
 * such a file cannot be asked for.
 */
export function notFound(path: string | undefined, detail?: string): Problem {
  return problem('not-found', { isNoText: path !== undefined && /\uFFFD|\p{Surrogate}/u.test(path) }, { path, detail });
}

/** What an `errno` of the operating system means for the file or folder at `path`. */
function problemOfErrno(errno: string, path: string | undefined, detail: string): Problem {
  const place = { path, detail };
  switch (errno) {
    case 'ENOENT':
      return notFound(path, detail);
    case 'EEXIST':
    case 'ENOTEMPTY':
      return problem('exists', {}, place);
    case 'EACCES':
    case 'EPERM':
      return problem('no-permission', {}, place);
    case 'EROFS':
      return problem('read-only', {}, place);
    case 'ENOSPC':
      return problem('no-space', { limit: 'disk' }, place);
    case 'EDQUOT':
      return problem('no-space', { limit: 'quota' }, place);
    case 'EFBIG':
      return problem('no-space', { limit: 'file-size' }, place);
    case 'ENAMETOOLONG':
      return problem('invalid-name', { reason: 'too-long' }, place);
    case 'EISDIR':
      return problem('is-folder', {}, place);
    case 'ENOTDIR':
      return problem('not-folder', {}, place);
    case 'EBUSY':
    case 'ETXTBSY':
      return problem('busy', {}, place);
    default:
      return problem('io-error', { reason: errno }, place);
  }
}

function hasErrno(thrown: unknown): thrown is Error & { code: string; path?: string } {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' && /^E[A-Z0-9]+$/.test(thrown.code);
}

/**
 * The problem behind anything that was thrown: a `SpydeskError` keeps its own, a system error is translated by its
 * `errno`, an aborted signal is `cancelled`, and what nobody foresaw is `internal` (the caller logs it).
 */
export function problemOf(thrown: unknown, path?: string): Problem {
  if (thrown instanceof SpydeskError) return thrown.problem;
  if (hasErrno(thrown)) return problemOfErrno(thrown.code, path ?? thrown.path, thrown.message);
  if (thrown instanceof Error && thrown.name === 'AbortError') return problem('cancelled', {}, { path });
  const detail = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return problem('internal', {}, { path, detail });
}
