import fc from 'fast-check';
import { part } from './part';

/** Values that an `.info` may hold where another is expected, as JSON text. */
const ODD_VALUES = [
  'null',
  'true',
  '0',
  '-1',
  '1e400',
  '-0.0',
  'NaN',
  'Infinity',
  '123456789012345678901234567890',
  '0.1',
  '""',
  '"AnalogData"',
  '"SpikeData"',
  '"float32"',
  '"\\ud800"',
  '"\\u0000"',
  '"../../../etc/passwd"',
  '[]',
  '{}',
  '[[]]',
  '[1, 2, 3]',
  '[-5, 0]',
  '[9007199254740993, 2]',
  '["data", "data"]',
  '{"data": null}',
  '["channel", "time", "channel", "time", "channel"]',
  `${'['.repeat(300)}${']'.repeat(300)}`,
  `"${'x'.repeat(100_000)}"`,
  `[${'0, '.repeat(50_000)}0]`,
] as const;

const KINDS = ['value', 'drop', 'twice', 'extra', 'rename', 'text', 'cut', 'comma', 'bracket', 'empty'] as const;

/** A change of an `.info`; `key` and `place` are parts of what there is, from 0 up to 1. */
export interface InfoChange {
  readonly kind: (typeof KINDS)[number];
  readonly key: number;
  readonly place: number;
  readonly value: string;
  readonly bytes: Uint8Array;
}

export const infoChange: fc.Arbitrary<InfoChange> = fc.record({
  kind: fc.constantFrom('value', 'value', 'value', ...KINDS),
  key: part,
  place: part,
  value: fc.oneof(fc.constantFrom(...ODD_VALUES), fc.json()),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }),
});

/** A member of the outermost object: Syncopy indents it by four. */
const MEMBER = /^ {4}"(?<name>[^"]*)": (?<value>.*(?:\n {5,}.*|\n {4}[\]}].*)*)$/gmu;

interface Member {
  readonly text: string;
  readonly name: string;
}

function membersOf(text: string): Member[] {
  return [...text.matchAll(MEMBER)].map(([whole, name = '']) => ({ text: whole, name }));
}

function replacedOnce(text: string, from: string, to: string): string {
  const at = text.indexOf(from);
  return at < 0 ? text : text.slice(0, at) + to + text.slice(at + from.length);
}

/** The changed text's bytes. */
export function changedInfo(bytes: Uint8Array, change: InfoChange): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const encoded = (changed: string): Uint8Array => new TextEncoder().encode(changed);
  const members = membersOf(text);
  const member = members[Math.floor(change.key * members.length)];
  const at = Math.floor(change.place * bytes.length);
  const comma = member?.text.endsWith(',') === true ? ',' : '';
  switch (change.kind) {
    case 'empty':
      return new Uint8Array(0);
    case 'cut':
      return bytes.slice(0, at);
    case 'text': {
      const result = Uint8Array.from(bytes);
      result.set(change.bytes.subarray(0, bytes.length - at), at);
      return result;
    }
    case 'comma':
      return encoded(text.slice(0, at) + text.slice(at).replace(',', ''));
    case 'bracket':
      return encoded(text.slice(0, at) + text.slice(at).replace(/[\][}{]/, ''));
    case 'extra':
      return encoded(text.replace('{', `{"extra": ${change.value},`));
    case 'value':
      return encoded(
        member === undefined ? text : replacedOnce(text, member.text, `    "${member.name}": ${change.value}${comma}`),
      );
    case 'drop':
      return encoded(member === undefined ? text : replacedOnce(text, member.text, ''));
    case 'twice':
      return encoded(member === undefined ? text : text.replace('{', `{"${member.name}": ${change.value},`));
    case 'rename':
      return encoded(member === undefined ? text : replacedOnce(text, `"${member.name}"`, `"${member.name}x"`));
  }
}
