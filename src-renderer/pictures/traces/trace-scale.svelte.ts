import { niceStep } from '../axes/axis-ticks';
import type { Answered } from '../latest-answer.svelte';
import { laneStatistics, median } from './lane-statistics';

/** A lane is this much higher than the widest of the channels' ranges … */
const ROOM = 1.1;
/** … unless that one is wider than this many times the middle one: one noisy channel does not flatten the others. */
const MOST_ABOVE_MEDIAN = 3;
/** The least height of the scale bar; a round value is at most two and a half times as high. */
const BAR_PIXELS = 11;
const MOST_GAIN = 1e4;

interface Fit {
  /** The dataset that the height was fitted to. */
  readonly dataset: string;
  /** The dataset, the trial and the state of both that the centers are of. */
  readonly subject: string;
  /** What one lane spans at gain 1. */
  readonly valuesPerLane: number;
  /** By channel. */
  readonly centers: readonly (number | undefined)[];
}

/**
 * How high the traces are drawn, and around which value each: fitted to what is seen first, the height the same for all
 * channels and kept from trial to trial, so that amplitudes can be compared; each channel centered in its lane.
 */
export class TraceScale {
  gain = $state(1);
  private fit = $state.raw<Fit | null>(null);
  private latest: { readonly answered: Answered<'traces'>; readonly state: string } | null = null;

  /**
   * Takes an answer in: channels that were not seen before get their place, the others keep theirs. `state`: another text where
   * the trials hold other samples.
   */
  adopt(answered: Answered<'traces'>, state: string): void {
    this.latest = { answered, state };
    const { dataset, trial, channels } = answered.args;
    const subject = `${dataset} ${trial} ${state}`;
    const known = this.fit?.subject === subject ? this.fit.centers : [];
    const isFitted = this.fit?.dataset === dataset;
    if (isFitted && this.fit?.subject === subject && channels.every((channel) => known[channel] !== undefined)) return;
    const centers = [...known];
    const ranges: number[] = [];
    channels.forEach((channel, row) => {
      const found = laneStatistics(answered.value, row);
      if (found !== null && found.range > 0) ranges.push(found.range);
      centers[channel] ??= found?.center ?? 0;
    });
    const widest = Math.min(Math.max(...ranges), (median(ranges) ?? 0) * MOST_ABOVE_MEDIAN);
    const fitted = ranges.length === 0 ? 1 : widest * ROOM;
    const valuesPerLane = isFitted ? (this.fit?.valuesPerLane ?? 1) : fitted;
    this.fit = { dataset, subject, valuesPerLane, centers };
  }

  /** Fits anew to what is in view now. */
  refit(): void {
    this.gain = 1;
    this.fit = null;
    if (this.latest !== null) this.adopt(this.latest.answered, this.latest.state);
  }

  amplify(factor: number): void {
    this.gain = Math.max(1 / MOST_GAIN, Math.min(MOST_GAIN, this.gain * factor));
  }

  centerOf(channel: number): number {
    return this.fit?.centers[channel] ?? 0;
  }

  pixelsPerValue(laneHeight: number): number {
    return (laneHeight * this.gain) / (this.fit?.valuesPerLane ?? 1);
  }

  /** A round value and its height in pixels, for the scale bar. */
  bar(laneHeight: number): { readonly value: number; readonly pixels: number } {
    const pixelsPerValue = this.pixelsPerValue(laneHeight);
    const value = niceStep(BAR_PIXELS / pixelsPerValue);
    return { value, pixels: value * pixelsPerValue };
  }
}
