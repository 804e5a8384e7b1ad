import { SvelteSet } from 'svelte/reactivity';
import type { EventCodes, EventsBeside, Problem } from '../../../../src-main/contract';
import { ask } from '../../../desktop';

/** The EventData objects beside an object, and the codes of the chosen one. */
export class EventsChoice {
  /** Null until they are listed. */
  beside = $state.raw<readonly EventsBeside[] | null>(null);
  /** The file name of the chosen one; empty where there is none. */
  events = $state('');
  /** Null until they are read. */
  found = $state.raw<EventCodes | null>(null);
  problem = $state.raw<Problem | null>(null);
  readonly codes = new SvelteSet<number>();

  constructor(private readonly objectId: string) {}

  async list(): Promise<void> {
    const answer = await ask('eventsBeside', { objectId: this.objectId });
    this.beside = answer.ok ? answer.value : [];
    this.problem = answer.ok ? null : answer.error;
    const [first] = this.beside;
    if (first !== undefined) await this.choose(first.filename);
  }

  /** Reads the codes of another one; at first none is chosen. */
  async choose(events: string): Promise<void> {
    this.events = events;
    this.found = null;
    this.problem = null;
    this.codes.clear();
    const answer = await ask('eventCodes', { objectId: this.objectId, events });
    if (this.events !== events) return;
    if (answer.ok) this.found = answer.value;
    else this.problem = answer.error;
  }

  toggle(code: number): void {
    if (!this.codes.delete(code)) this.codes.add(code);
  }
}
