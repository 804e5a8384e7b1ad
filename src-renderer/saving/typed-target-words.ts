import type { TypedTarget } from '../../src-main/contract';

/** Where what was typed would save to, in a few words for a button's note. */
export function typedTargetInWords(typed: TypedTarget): string {
  switch (typed.way) {
    case 'container':
      return typed.tag === '' ? `into ${typed.container}` : `under the tag ${typed.tag}`;
    case 'tag':
      return `under the tag ${typed.tag}`;
    case 'file':
      return `as ${typed.filename}`;
    case 'own':
      return 'onto itself';
  }
}
