import { resolve } from 'node:path';

/** One call of the system, as strace tells it. */
export interface Call {
  readonly thread: number;
  /** As in `openat`. */
  readonly name: string;
  /** As strace writes them. */
  readonly parameters: string;
  /** As in `3</tmp/k.analog>`, `-1 ENOENT (No such file or directory)`; `?` where the process died in it. */
  readonly result: string;
  /** Absolute; of two, the one that the call begins with. Null for a call that is about no path. */
  readonly path: string | null;
}

/** What strace escapes in a path: `\303\266`, `\n`, `\"`. It never cuts a path short. */
function unescaped(text: string): string {
  const bytes: number[] = [];
  const named: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, v: 11, f: 12 };
  for (const [, octal, hex, letter, plain = ''] of text.matchAll(/\\(?:([0-7]{1,3})|x([0-9a-f]{2})|(.))|([^\\]+)/gs)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else if (letter !== undefined) bytes.push(named[letter] ?? letter.charCodeAt(0));
    else bytes.push(...Buffer.from(plain));
  }
  return Buffer.from(bytes).toString();
}

const QUOTED = /"((?:[^"\\]|\\.)*)"/;
/** A descriptor with the path behind it, which `-y` adds. */
const DESCRIPTOR = /^(?:AT_FDCWD|\d+)<((?:[^>\\]|\\.)*)>/;
/** Calls of a descriptor in which a text is bytes, not a name. */
const TEXT_IS_BYTES = /^p?(read|write)v?(64|2)?$/;

function pathOf(name: string, parameters: string): string | null {
  const base = DESCRIPTOR.exec(parameters)?.[1];
  const given = TEXT_IS_BYTES.test(name) ? undefined : QUOTED.exec(parameters)?.[1];
  if (base === undefined && given === undefined) return null;
  // Sockets and pipes stand in `<>` as well.
  if (base !== undefined && !base.startsWith('/')) return null;
  return resolve(unescaped(base ?? '/'), unescaped(given ?? ''));
}

/** The path behind the descriptor that a call answered; null where it answered none. */
export function openedPath({ result }: Call): string | null {
  const path = DESCRIPTOR.exec(result)?.[1];
  return path?.startsWith('/') === true ? unescaped(path) : null;
}

/** Reads what `strace -f -y -o FILE` wrote. Calls that were interrupted by another thread's are put together again. */
export function callsOf(log: string): Call[] {
  const calls: Call[] = [];
  const begun = new Map<string, string>();
  const take = (thread: string, text: string): void => {
    const [, name, parameters, result] = /^(\w+)\((.*)\) += (.*)$/s.exec(text) ?? [];
    if (name === undefined || parameters === undefined || result === undefined) return;
    calls.push({ thread: Number(thread), name, parameters, result, path: pathOf(name, parameters) });
  };
  for (const line of log.split('\n')) {
    const [, thread, text] = /^(\d+) +(.*)$/s.exec(line) ?? [];
    if (thread === undefined || text === undefined) continue;
    const unfinished = /^(.*) <unfinished \.\.\.>$/s.exec(text)?.[1];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(text)?.[1];
    if (unfinished !== undefined) begun.set(thread, unfinished);
    else if (resumed === undefined) take(thread, text);
    else {
      take(thread, `${begun.get(thread) ?? ''}${resumed}`);
      begun.delete(thread);
    }
  }
  // What a thread was in when it died never came to an end.
  for (const [thread, text] of begun) take(thread, `${text}) = ?`);
  return calls;
}
