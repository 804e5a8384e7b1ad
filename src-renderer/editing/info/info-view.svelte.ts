import type { JsonNode } from '../../../src-main/contract';
import type { Editing } from '../editing.svelte';
import { InfoText } from './info-text.svelte';
import { InfoTree } from './info-tree.svelte';
import { Note } from './note.svelte';

/** How the `info` of one object is looked at and edited. */
export class InfoView {
  mode = $state<'tree' | 'text'>('tree');
  readonly tree: InfoTree;
  readonly text: InfoText;
  readonly note: Note;

  constructor(editing: Editing, root: () => JsonNode) {
    this.tree = new InfoTree(editing, root);
    this.text = new InfoText(editing);
    this.note = new Note(editing);
  }
}
