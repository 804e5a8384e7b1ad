import { countInWords, plural } from '../../wording/quantities';

/** A label that would be another one. */
export interface LabelChange {
  /** From 0. */
  readonly index: number;
  /** Null where the object has no label there. */
  readonly from: string | null;
  readonly to: string;
}

/** The labels that are others afterwards. */
export function labelChanges(before: readonly string[], after: readonly string[]): LabelChange[] {
  return after.flatMap((to, index) => {
    const from = before[index] ?? null;
    return from === to ? [] : [{ index, from, to }];
  });
}

/** `3 of 8 labels change.` */
export function changeCount(changes: readonly LabelChange[], count: number): string {
  if (changes.length === 0) return 'No label changes.';
  return `${countInWords(changes.length)} of ${plural(count, 'label')} ${changes.length === 1 ? 'changes' : 'change'}.`;
}

/** Unicode has a picture of each control character, in their order from here on. */
const PICTURES = 0x2400;
const CONTROL_CHARACTERS = 0x20;

function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  return code < CONTROL_CHARACTERS ? String.fromCharCode(PICTURES + code) : character;
}

/** A label as it can be read: an empty one is none to the eye, nor is a line break. */
export function labelInWords(label: string): string {
  return label === '' ? '(empty)' : label.replace(/\p{Cc}/gu, pictureOf);
}
