import type { Log } from '../logging';

/** So many lines a minute tell what is wrong; more of them tell nothing else. */
const MOST = 60;
const A_MINUTE = 60_000;

/** A log for what another process says, which may be broken or taken over: beyond some lines a minute nothing more is written. */
export function limitedLog(log: Log, now: () => number = () => performance.now()): Pick<Log, 'write'> {
  let since = -Infinity;
  let count = 0;
  return {
    write(where, text) {
      if (now() - since >= A_MINUTE) [since, count] = [now(), 0];
      count += 1;
      if (count <= MOST) log.write(where, text);
      else if (count === MOST + 1) log.write(where, 'more than is written down of a minute; the rest of it is left out');
    },
  };
}
