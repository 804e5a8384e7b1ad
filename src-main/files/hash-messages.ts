import type { Pace } from './hash-pace';
import type { DigestWanted } from './hash-pass';
import type { StopFlag } from './thread-messages';

/** What a hashing worker is started with. */
export interface HashOrder {
  readonly descriptor: number;
  readonly path: string;
  readonly fileSize: number;
  readonly wanted: readonly DigestWanted[];
  readonly stop: StopFlag;
  /** Shared with the workers that read the same file at the same time. */
  readonly pace: Pace;
  /** This worker's place in `pace`. */
  readonly thread: number;
}
