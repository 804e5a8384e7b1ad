import type { ComplexMeasure, ObjectSummary } from '../../../src-main/contract';
import type { PictureClient } from '../../desktop';
import { ChannelChoice } from '../controls/channel-choice.svelte';
import { LatestAnswer } from '../latest-answer.svelte';
import { lengthOf, namesOf, trialLengthOf } from '../object-axes';
import type { SpectrumLook } from './spectrum-look';

/** Channels that are drawn to begin with: more lines than this hide each other. */
const FIRST_CHANNELS = 16;
const MOST_CHANNELS = 128;
/** Numbers from which on the mean over a trial's rows is only made when it is asked for. */
const QUICK_MEAN = 20_000_000;

/** The spectra of one object. Made while a component is. */
export class SpectrumState {
  measure = $state<ComplexMeasure>('power');
  /** The mean over the rows of a trial, or one of them. */
  time = $state<'mean' | 'one'>('mean');
  timeIndex = $state(0);
  taper = $state<'mean' | 'one'>('mean');
  taperIndex = $state(0);
  isLogarithmic = $state(false);
  /** Hz; null while all are in view. */
  shownFrequencies = $state.raw<readonly [number, number] | null>(null);
  readonly channels: ChannelChoice;
  readonly answer: LatestAnswer<'spectrum'>;

  constructor(
    private readonly summary: () => ObjectSummary,
    client: PictureClient,
    private readonly trial: () => number,
  ) {
    this.channels = new ChannelChoice(() => namesOf(summary(), 'channel'), FIRST_CHANNELS);
    this.answer = new LatestAnswer(client, 'spectrum', (args) => String(args.trial));
    const perRow = ['taper', 'freq', 'channel'].reduce((all, dimension) => all * lengthOf(summary(), dimension), 1);
    if (trialLengthOf(summary(), trial()) * perRow > QUICK_MEAN) this.time = 'one';
    $effect(() => this.ask());
    this.answer.follow(() => summary().pictureState);
    $effect(() => () => this.answer.stop());
  }

  readonly timeCount = $derived.by(() => trialLengthOf(this.summary(), this.trial()));
  readonly taperCount = $derived.by(() => lengthOf(this.summary(), 'taper'));
  readonly drawn = $derived.by(() => this.channels.visible.slice(0, MOST_CHANNELS));
  readonly isCut = $derived.by(() => this.channels.visible.length > MOST_CHANNELS);

  /** How they are looked at. */
  look(): SpectrumLook {
    const { measure, time, timeIndex, taper, taperIndex, isLogarithmic, shownFrequencies, channels } = this;
    return { measure, time, timeIndex, taper, taperIndex, isLogarithmic, shownFrequencies, channels: channels.chosen };
  }

  /** Looks at them so again, as far as that is still there. A mean that takes long is not made by itself: the user chooses it again. */
  resume({ channels, time, ...look }: SpectrumLook): void {
    Object.assign(this, look);
    if (this.time === 'mean') this.time = time;
    if (channels === null) this.channels.showAll();
    else this.channels.showNamed(channels);
  }

  private ask(): void {
    const { drawn, timeCount, taperCount, measure } = this;
    if (this.taperIndex >= taperCount) this.taperIndex = Math.max(0, taperCount - 1);
    if (this.timeIndex >= timeCount) this.timeIndex = Math.max(0, timeCount - 1);
    if (drawn.length === 0 || timeCount === 0) return;
    this.answer.ask({
      objectId: this.summary().id,
      trial: this.trial(),
      channels: drawn,
      timeIndex: this.time === 'mean' ? null : this.timeIndex,
      taper: this.taper === 'mean' ? null : this.taperIndex,
      measure,
    });
  }
}
