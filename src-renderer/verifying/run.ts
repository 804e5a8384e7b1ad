import { plural } from '../wording/quantities';
import type { Outcome } from './check';
import { CHECKSUM_WORDS, type Tone } from './checksum-words';

/** What of a folder cannot be verified: it is told beside what could. */
export interface Beside {
  readonly strays: number;
  /** Containers in it that could not be listed. */
  readonly unread: number;
}

/** What came of a run, in one line. */
export interface Summary {
  readonly text: string;
  /** Good where every object is intact. */
  readonly tone: Tone;
  /** False for one object, whose badge shows it. */
  readonly isOfMany: boolean;
}

const ANSWERS = Object.values(CHECKSUM_WORDS);
const FAILED = 'could not be verified';

/** One thing that the user asked for: the objects of a folder, or one. */
export class Run {
  private readonly left: Set<string>;
  private readonly count: number;
  private readonly tallies = new Map<string, number>();

  constructor(
    refs: readonly string[],
    /** The object's name where it is one alone; null for those of a folder. */
    private readonly filename: string | null,
    private readonly beside: Beside = { strays: 0, unread: 0 },
  ) {
    this.left = new Set(refs);
    this.count = this.left.size;
  }

  get isDone(): boolean {
    return this.left.size === 0;
  }

  /** True for an object that it still waits for. */
  has(ref: string): boolean {
    return this.left.has(ref);
  }

  /** Takes what became of an object, where it is one of the run. */
  take(ref: string, outcome: Outcome): void {
    if (!this.left.delete(ref)) return;
    const label = 'problem' in outcome ? FAILED : CHECKSUM_WORDS[outcome.checksum].label;
    this.tallies.set(label, this.countOf(label) + 1);
  }

  /** An object that is not to be verified any more. */
  drop(ref: string): void {
    this.left.delete(ref);
  }

  /** `9 objects: 8 intact, 1 damaged`; for one object its name and answer. */
  summary(): Summary {
    const found = [...ANSWERS.map(({ label }) => label), FAILED].flatMap((label) => {
      const count = this.countOf(label);
      if (count === 0) return [];
      return [this.filename === null ? `${count} ${label}` : label];
    });
    const done = [...this.tallies.values()].reduce((all, one) => all + one, 0);
    const head = this.filename ?? plural(this.count, 'object');
    const stopped = done < this.count ? [this.filename === null ? `${this.count - done} not verified` : 'not verified'] : [];
    const text = this.count === 0 ? 'No object to verify' : `${head}: ${[...found, ...stopped].join(', ')}`;
    return {
      text: [text, ...this.besideInWords()].join('. '),
      tone: this.tone(),
      isOfMany: this.filename === null,
    };
  }

  private tone(): Tone {
    if (this.tallies.has(CHECKSUM_WORDS.damaged.label)) return 'bad';
    const good = ANSWERS.filter(({ tone }) => tone === 'good').reduce((all, { label }) => all + this.countOf(label), 0);
    return good > 0 && good === this.count ? 'good' : 'calm';
  }

  private countOf(label: string): number {
    return this.tallies.get(label) ?? 0;
  }

  private besideInWords(): string[] {
    const { strays, unread } = this.beside;
    const left = [
      ...(strays > 0 ? [plural(strays, 'stray')] : []),
      ...(unread > 0 ? [`${plural(unread, 'container')} that could not be read`] : []),
    ];
    return left.length === 0 ? [] : [`Left out: ${left.join(', ')}`];
  }
}
