import type { SaveDraft } from '../../src-main/contract';

/** Where a draft would save to, in a few words for a button's note. */
export function draftInWords(draft: SaveDraft): string {
  switch (draft.way) {
    case 'container':
      return draft.tag === '' ? `into ${draft.container}` : `under the tag ${draft.tag}`;
    case 'tag':
      return `under the tag ${draft.tag}`;
    case 'file':
      return `as ${draft.filename}`;
    case 'own':
      return 'onto itself';
  }
}
