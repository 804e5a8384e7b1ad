import type { Problem } from '../errors';
import type { DigestWanted } from './hash-pass';

/** What the hashing worker is started with. `stop` is set to 1 to end it. */
export interface HashOrder {
  readonly descriptor: number;
  readonly path: string;
  readonly fileSize: number;
  readonly wanted: readonly DigestWanted[];
  readonly stop: Int32Array<SharedArrayBuffer>;
}

export type HashMessage =
  | { readonly type: 'progress'; readonly doneBytes: number }
  | { readonly type: 'digests'; readonly digests: readonly string[] }
  | { readonly type: 'problem'; readonly problem: Problem };
