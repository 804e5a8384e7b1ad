import type { Problem } from '../errors';
import type { Pace } from './hash-pace';
import type { DigestWanted } from './hash-pass';

/** What a hashing worker is started with. `stop` is set to 1 to end it. */
export interface HashOrder {
  readonly descriptor: number;
  readonly path: string;
  readonly fileSize: number;
  readonly wanted: readonly DigestWanted[];
  readonly stop: Int32Array<SharedArrayBuffer>;
  /** Shared with the workers that read the same file at the same time. */
  readonly pace: Pace;
  /** This worker's place in `pace`. */
  readonly thread: number;
}

export type HashMessage =
  | { readonly type: 'progress'; readonly doneBytes: number }
  | { readonly type: 'digests'; readonly digests: readonly string[] }
  | { readonly type: 'problem'; readonly problem: Problem };
