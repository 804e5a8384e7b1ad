import { untrack } from 'svelte';
import type { PictureArgs } from '../../../src-main/contract';
import type { PictureClient } from '../../desktop';
import { LatestAnswer, type Answered } from '../latest-answer.svelte';
import { covers, type Cover } from './coverage';
import { TimeView } from './time-view.svelte';

/** The pictures over a trial's time axis. */
export type TimePictureName = 'traces' | 'raster' | 'ticks';

interface Stretch {
  readonly from: number | null;
  readonly to: number | null;
  readonly columns: number;
}

interface Asking<Name extends TimePictureName> {
  readonly client: PictureClient;
  readonly name: Name;
  /** Samples a second. */
  readonly rate: () => number;
  /** What the numbers are drawn from: another text where the same view has another answer. */
  readonly state: () => string;
  /** The whole view, given its stretch; null where there is nothing to ask for. */
  readonly argsOf: (stretch: Stretch) => PictureArgs<Name> | null;
  readonly coverOf: (answered: Answered<Name>) => Cover;
  /** What the view is of: an answer for another subject is not waited for. */
  readonly subjectOf: (args: PictureArgs<Name>) => string;
  /** True where what was answered holds all rows that are in view now. */
  readonly holdsRows: (args: PictureArgs<Name>) => boolean;
}

/** A picture over time: its place on the axis, its size and its newest answer. Made while a component is. */
export class TimePicture<Name extends TimePictureName> {
  width = $state(0);
  height = $state(0);
  /** Where the pointer is; null where it is elsewhere. */
  pointer = $state.raw<{ readonly x: number; readonly y: number } | null>(null);

  private adopted: Answered<Name> | null = null;
  private rate: number;

  readonly view: TimeView;
  readonly answer: LatestAnswer<Name>;

  constructor(private readonly asking: Asking<Name>) {
    this.view = new TimeView(() => 4 / asking.rate());
    this.answer = new LatestAnswer(asking.client, asking.name, asking.subjectOf);
    this.rate = asking.rate();
    $effect(() => this.followRate());
    $effect(() => this.ask());
    $effect(() => this.adopt());
    this.answer.follow(asking.state);
    $effect(() => () => this.answer.stop());
  }

  /** Times of the left and the right edge. */
  readonly from = $derived.by(() => this.view.from ?? 0);
  readonly to = $derived.by(() => this.view.to ?? 1);

  /** The pointer's place on the time axis. */
  readonly pointerTime = $derived.by(() => {
    if (this.pointer === null || this.width === 0) return null;
    return this.from + (this.pointer.x / this.width) * (this.to - this.from);
  });

  /** Where the view of something stands, with the lanes in view; null while the picture of it is under way. */
  placeOf(subject: string, { first, end }: { readonly first: number; readonly end: number }): string | null {
    return this.answer.isWaiting ? null : [subject, this.view.from, this.view.to, first, end].join(' ');
  }

  /** The stretch stays on its samples where these get other times. */
  private followRate(): void {
    const rate = this.asking.rate();
    untrack(() => this.view.rescale(this.rate / rate));
    this.rate = rate;
  }

  private ask(): void {
    const { width, view } = this;
    if (width === 0) return;
    const args = this.asking.argsOf(view.asked(width));
    if (args !== null && !this.isCovered(args)) this.answer.ask(args);
  }

  private isCovered(args: PictureArgs<Name>): boolean {
    const { subjectOf, coverOf, holdsRows, rate } = this.asking;
    const { shown } = this.answer;
    const { from, to, isChosen } = this.view;
    if (shown === null || from === null || to === null) return false;
    if (subjectOf(shown.args) !== subjectOf(args) || !holdsRows(shown.args)) return false;
    const cover = coverOf(shown);
    return (isChosen || cover.isFirst) && covers(cover, from, to, this.width, 1 / rate());
  }

  /** An answer, or a reset, which goes back to the first answer where it is still there. */
  private adopt(): void {
    const { shown } = this.answer;
    if (shown === null || (this.view.isChosen && shown === this.adopted)) return;
    this.adopted = shown;
    untrack(() => this.view.adopt(this.asking.coverOf(shown)));
  }
}
