import type { ObjectSummary } from '../../src-main/contract';
import type { ObjectEditing } from './editing.svelte';
import { InfoView } from './info/info-view.svelte';
import type { KeptText } from './kept-text';
import { LabelListState } from './labels/label-list.svelte';
import { TrialTable } from './trials/trial-table.svelte';
import { TypedText } from './typed-text.svelte';

/** The editors of one object, with what is typed in them. They outlive what shows them, so none of them has a `$derived`. */
export class ObjectEditors {
  readonly info: InfoView;
  readonly trials: TrialTable;
  readonly samplerate: TypedText;
  private readonly lists: readonly LabelListState[];
  private forms = $state.raw<readonly KeptText[]>([]);

  constructor(
    /** For the forms, which live no longer than what shows them. */
    readonly editing: ObjectEditing,
    summary: () => ObjectSummary,
  ) {
    this.info = new InfoView(
      editing,
      () => summary().info,
      () => summary().note,
    );
    this.trials = new TrialTable(summary, editing);
    this.samplerate = new TypedText(
      () => summary().samplerate ?? '',
      (text) => editing.do({ do: 'set-samplerate', samplerate: text.trim() }),
    );
    this.lists = Object.keys(summary().labels).map(
      (dimension) =>
        new LabelListState(
          dimension,
          () => summary().labels[dimension] ?? [],
          (command) => editing.do(command),
        ),
    );
  }

  labels(dimension: string): LabelListState {
    const list = this.lists.find((one) => one.dimension === dimension);
    if (list === undefined) throw new Error(`This object has no labels of ${dimension}.`);
    return list;
  }

  /** A form is open in a tab, until the answered function is called. */
  open(title: string, tab: KeptText['tab'], isFilled: () => boolean): () => void {
    const form: KeptText = {
      ...{ kind: 'form', place: `the form “${title}”`, tab },
      isLeft: isFilled,
      isRefused: () => false,
      // Only who filled it applies it.
      handOn: () => Promise.resolve(!isFilled()),
      reveal: () => undefined,
    };
    this.forms = [...this.forms, form];
    return () => {
      this.forms = this.forms.filter((one) => one !== form);
    };
  }

  /** What no draft has of all that is typed. */
  get left(): readonly KeptText[] {
    const { samplerate, info, trials } = this;
    const all: readonly KeptText[] = [
      {
        ...{ kind: 'field', place: 'the sampling rate', tab: 'metadata' },
        isLeft: () => samplerate.isTyped,
        isRefused: () => samplerate.problem !== null,
        handOn: () => samplerate.handOn(),
        reveal: () => undefined,
      },
      ...this.lists.map((list) => list.kept),
      {
        ...{ kind: 'field', place: 'the table of trials', tab: 'trials' },
        isLeft: () => trials.isProposed,
        isRefused: () => trials.problem !== null,
        handOn: () => trials.tryAgain(),
        reveal: () => undefined,
      },
      ...info.kept,
      ...this.forms,
    ];
    return all.filter((text) => text.isLeft());
  }
}
