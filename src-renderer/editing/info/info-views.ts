import { createContext } from 'svelte';
import type { JsonNode, ObjectSummary } from '../../../src-main/contract';
import type { Editing } from '../editing.svelte';
import { InfoView } from './info-view.svelte';

const EMPTY: JsonNode = { key: 'info', kind: 'map', text: '', size: 0, children: [] };

/** The views of all objects that were looked at: a save opens an object anew, and what was typed is not lost by it. */
export class InfoViews {
  private readonly views = new Map<string, InfoView>();

  constructor(
    private readonly editing: Editing,
    private readonly looked: () => ObjectSummary | null,
  ) {}

  /** That of the object with this reference. */
  of(ref: string): InfoView {
    const known = this.views.get(ref);
    if (known !== undefined) return known;
    const view = new InfoView(this.editing, () => {
      const summary = this.looked();
      return summary?.ref === ref ? summary.info : EMPTY;
    });
    this.views.set(ref, view);
    return view;
  }
}

export const [getInfoViews, provideInfoViews] = createContext<InfoViews>();
