import type { Problem, SelectChoice, SelectKey, TypedSelection } from '../../src-main/contract';
import { indicesAsText } from './indices-text';

/** What is chosen where the dialog is opened from. */
export interface Preselection {
  /** From 0. */
  readonly trials?: readonly number[];
  readonly channels?: readonly number[];
  /** Seconds. */
  readonly latency?: readonly [number, number] | null;
  /** Hz. */
  readonly frequency?: readonly [number, number] | null;
}

type Items = readonly { readonly name: string; readonly typed: string }[];

/** Every digit: a bound that is rounded may leave out the very sample that it stands at. */
function windowAsText(window: readonly [number, number] | null | undefined): string {
  return window == null ? '' : window.join(', ');
}

/** The chosen ones of a list as they are typed; nothing where all are chosen. */
function itemsAsText(chosen: readonly number[] | undefined, items: Items | null): string {
  if (chosen === undefined || chosen.length === items?.length) return '';
  return items === null ? indicesAsText(chosen) : chosen.flatMap((at) => items[at]?.typed ?? []).join(', ');
}

/** What of an object is to be saved: a text for each key of its class. What the texts mean, the data host knows. */
export class SelectionForm {
  private texts = $state<TypedSelection>({});
  /** Called after each change. */
  onTyped: () => void = () => undefined;

  constructor(
    readonly choices: readonly SelectChoice[],
    { trials, channels, latency, frequency }: Preselection = {},
  ) {
    const given: TypedSelection = {
      trials: trials === undefined ? '' : indicesAsText(trials),
      channel: itemsAsText(channels, this.itemsOf('channel')),
      latency: windowAsText(latency),
      frequency: windowAsText(frequency),
    };
    this.texts = Object.fromEntries(choices.map(({ key }) => [key, given[key] ?? '']));
  }

  itemsOf(key: SelectKey): Items | null {
    return this.choices.find((choice) => choice.key === key)?.items ?? null;
  }

  /** The keys that do not keep all. */
  get typed(): TypedSelection {
    const given = Object.entries(this.texts).filter(([, text]) => text.trim() !== '');
    return Object.fromEntries(given);
  }

  text(key: SelectKey): string {
    return this.texts[key] ?? '';
  }

  type(key: SelectKey, text: string): void {
    this.texts[key] = text;
    this.onTyped();
  }

  /** The field that a refusal is about; null for one that is about none of them. */
  keyOf({ at }: Problem): SelectKey | null {
    if (at?.kind !== 'field') return null;
    return this.choices.find(({ key }) => key === at.name)?.key ?? null;
  }
}
