import { isInside } from './grants';

/**
 * The AppImage that `program` runs from; null where it runs from none. The variables are handed on to all that a program starts, so that
 * another program's may be among them.
 */
export function imageOf(program: string, { APPIMAGE, APPDIR }: NodeJS.ProcessEnv): string | null {
  return APPIMAGE !== undefined && APPDIR !== undefined && isInside(APPDIR, program) ? APPIMAGE : null;
}
