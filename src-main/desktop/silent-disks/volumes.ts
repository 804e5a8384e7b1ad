import { readFile } from 'node:fs/promises';
import { posix, win32 } from 'node:path';

type Platform = 'linux' | 'darwin' | 'win32';

/** The kernel writes a blank, a tab, a line end and a backslash of a name by their numbers. */
function unescaped(name: string): string {
  return name.replace(/\\([0-7]{3})/g, (_all, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

/** The mount points in the text of `/proc/self/mountinfo`: the fifth word of each line. */
export function mountPointsOf(mountinfo: string): string[] {
  return mountinfo.split('\n').flatMap((line) => {
    const point = line.split(' ')[4];
    return point === undefined ? [] : [unescaped(point)];
  });
}

function isBelow(point: string, path: string): boolean {
  return path === point || path.startsWith(point === '/' ? '/' : `${point}/`);
}

/**
 * What a path lies on, without asking its disk: a drive or share of Windows, a volume of macOS, the innermost mount point of Linux.
 * What one of them does not answer, the others may.
 */
export function volumeOf(path: string, platform: Platform, mountPoints: readonly string[]): string {
  if (platform === 'win32') return win32.parse(path).root.toLowerCase();
  if (platform === 'darwin') return /^\/Volumes\/[^/]+/.exec(path)?.[0] ?? posix.sep;
  const points = mountPoints.filter((point) => isBelow(point, path));
  return points.reduce((deepest, point) => (point.length > deepest.length ? point : deepest), posix.sep);
}

/** What is mounted now. The kernel tells it by itself, whatever the disks do. */
export async function mountPointsNow(platform: Platform): Promise<string[]> {
  if (platform !== 'linux') return [];
  return readFile('/proc/self/mountinfo', 'utf8').then(mountPointsOf, () => []);
}
