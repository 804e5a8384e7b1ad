import type { ChecksumState, Problem } from '../../src-main/contract';

/** An object as its folder lists it, or as it is open. */
export interface Subject {
  readonly ref: string;
  readonly filename: string;
  /** Bytes of the data file. */
  readonly size: number;
  /** Of its two files: what is found of one state says nothing of another. */
  readonly state: string;
}

/** What is known of an object. */
export type Check =
  | { readonly kind: 'answer'; readonly checksum: ChecksumState }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** How the verification of one object ended. */
export type Outcome = { readonly checksum: ChecksumState } | { readonly problem: Problem };
