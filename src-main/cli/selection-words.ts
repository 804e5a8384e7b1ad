import { parseTypedSelection, SELECT_KEYS, type SelectKey, type SelectSpec } from '../format';
import { Mistake } from './word-rules';

/** Options of a selection: the arguments of `syncopy.selectdata`. */
export const SELECTION = Object.fromEntries(SELECT_KEYS.map((key) => [key, { type: 'string' }])) as Readonly<
  Record<SelectKey, { readonly type: 'string' }>
>;

/** The selection that was typed. Throws a `Mistake`; whether the object has what it names is not asked here. */
export function readSelection(values: Readonly<Partial<Record<SelectKey, string>>>): SelectSpec {
  const read = parseTypedSelection(values);
  if (!read.ok) throw new Mistake(read.error.message.replace(/\.$/, ''));
  return read.value;
}

/** `--latency -0.1,0.2` as it is meant: a value may begin with a minus, which would else look like an option. */
export function withSignedValues(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const [word = '', next = ''] = [args[at], args[at + 1]];
    const isKey = SELECT_KEYS.some((key) => word === `--${key}`);
    if (isKey && /^-[\d.]/.test(next)) {
      joined.push(`${word}=${next}`);
      at += 1;
    } else {
      joined.push(word);
    }
  }
  return joined;
}
