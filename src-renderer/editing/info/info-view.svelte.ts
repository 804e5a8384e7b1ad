import type { JsonNode } from '../../../src-main/contract';
import type { ObjectEditing } from '../editing.svelte';
import type { KeptText } from '../kept-text';
import { TypedText } from '../typed-text.svelte';
import { InfoText } from './info-text.svelte';
import { InfoTree } from './info-tree.svelte';

/** How the `info` of one object is looked at and edited. */
export class InfoView {
  mode = $state<'tree' | 'text'>('tree');
  readonly tree: InfoTree;
  readonly text: InfoText;
  readonly note: TypedText;

  constructor(editing: ObjectEditing, root: () => JsonNode, note: () => string) {
    this.tree = new InfoTree(editing, root);
    this.text = new InfoText(editing);
    this.note = new TypedText(note, (text) => editing.do({ do: 'set-note', text }));
  }

  /** What is typed here and refused. */
  get kept(): readonly KeptText[] {
    const { note, tree, text } = this;
    return [
      {
        ...{ kind: 'field', place: 'the note', tab: 'info' },
        isLeft: () => note.isTyped,
        isRefused: () => note.problem !== null,
        handOn: () => note.handOn(),
        reveal: () => undefined,
      },
      {
        ...{ kind: 'field', place: 'a value of info', tab: 'info' },
        isLeft: () => tree.isTyped,
        isRefused: () => tree.fault !== null,
        handOn: () => tree.commit(),
        reveal: () => {
          this.mode = 'tree';
          tree.reveal();
        },
      },
      {
        ...{ kind: 'field', place: 'the text of info', tab: 'info' },
        isLeft: () => text.isTyped,
        isRefused: () => text.fault !== null,
        handOn: () => text.commit(),
        reveal: () => (this.mode = 'text'),
      },
    ];
  }
}
