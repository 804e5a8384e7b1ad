import type { ObjectSource } from '../format';
import { eachRows, type ChannelRows } from './channel-rows';
import { fitsFloat32 } from './float32';
import { EnvelopeReducer } from './envelope';
import type { CacheEntry } from './picture-cache';
import { ByteCount, type PictureTask } from './picture-task';

/** Samples that become one entry, at the least. */
const LEAST_FOLD = 64;
/** The most that the envelope of one trial takes of memory; a longer trial is folded more. */
const ENVELOPE_BYTES = 24 * 1024 * 1024;
/** Samples of all channels that are made at a time: what a view does not need is not read. */
const SAMPLES_IN_SEGMENT = 2 ** 21;

/** How many samples become one entry for a trial of `length` samples: a power of two. */
export function foldOf(length: number, channels: number, bytesPerNumber: number): number {
  let fold = LEAST_FOLD;
  while (Math.ceil(length / fold) * channels * 2 * bytesPerNumber > ENVELOPE_BYTES) fold *= 2;
  return fold;
}

/**
 * The first level above the samples of one trial: the least and greatest of each `fold` samples, all channels. It is made
 * where it is looked at, segment by segment, and kept, so that a wide view of a long recording is read once.
 */
export class TrialEnvelope implements CacheEntry {
  readonly fold: number;
  private readonly least: Float32Array | Float64Array;
  private readonly greatest: Float32Array | Float64Array;
  private readonly entriesInSegment: number;
  private readonly isMade: Uint8Array;

  /** @param start the trial's first sample in the dataset */
  constructor(
    private readonly rows: ChannelRows,
    private readonly start: number,
    private readonly length: number,
  ) {
    const { channels, dataset } = rows;
    const Numbers = fitsFloat32(dataset.type.name) ? Float32Array : Float64Array;
    this.fold = foldOf(length, channels, Numbers.BYTES_PER_ELEMENT);
    const entries = Math.ceil(length / this.fold);
    this.least = new Numbers(entries * channels);
    this.greatest = new Numbers(entries * channels);
    this.entriesInSegment = Math.max(1, Math.floor(SAMPLES_IN_SEGMENT / (this.fold * channels)));
    this.isMade = new Uint8Array(Math.ceil(entries / this.entriesInSegment));
  }

  get byteLength(): number {
    return this.least.byteLength + this.greatest.byteLength + this.isMade.byteLength;
  }

  /** Makes what lies between the trial's samples `first` and `end`. What was made before a cancel stays. */
  async make(source: ObjectSource, first: number, end: number, task: PictureTask): Promise<void> {
    const perSegment = this.fold * this.entriesInSegment;
    const missing: number[] = [];
    for (let segment = Math.floor(first / perSegment); segment * perSegment < end; segment += 1) {
      if (this.isMade[segment] === 0) missing.push(segment);
    }
    const { channels, dataset } = this.rows;
    const progress = new ByteCount(task, missing.length * perSegment * channels * dataset.type.size);
    for (const segment of missing) {
      const from = segment * perSegment;
      await this.makeSegment(source, from, Math.min(this.length, from + perSegment), task, progress);
      this.isMade[segment] = 1;
    }
  }

  /** Adds what was made of the samples from `first` (a multiple of `fold`) to `end` to `reducer`, entry by entry. */
  addTo(reducer: EnvelopeReducer, first: number, end: number): void {
    const { channels } = this.rows;
    for (let entry = first / this.fold; entry * this.fold < end; entry += 1) {
      const [from, to] = [entry * channels, (entry + 1) * channels];
      reducer.addRange(this.least.subarray(from, to), this.greatest.subarray(from, to));
    }
  }

  private async makeSegment(
    source: ObjectSource,
    from: number,
    end: number,
    task: PictureTask,
    progress: ByteCount,
  ): Promise<void> {
    const { channels } = this.rows;
    const reducer = new EnvelopeReducer(channels, this.fold, (run, least, greatest) => {
      const at = (from / this.fold + run) * channels;
      this.least.set(least, at);
      this.greatest.set(greatest, at);
    });
    const range = { from: this.start + from, end: this.start + end, first: 0, last: channels - 1 };
    await eachRows(source, this.rows, range, task, progress, (values) => reducer.addRows(values));
    reducer.finish();
  }
}
