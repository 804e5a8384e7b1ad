import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { byteChange, changedBytes, type ByteChange } from './byte-changes';
import { changedInfo, infoChange, type InfoChange } from './info-changes';

/** A sound pair to be changed. */
export interface Seedling {
  /** Below the fixtures. */
  readonly name: string;
  readonly data: Uint8Array;
  readonly info: Uint8Array;
}

export type Change = { readonly of: 'data'; readonly how: ByteChange } | { readonly of: 'info'; readonly how: InfoChange };

/** A pair of which one file was changed. */
export interface FuzzCase {
  readonly index: number;
  readonly from: Seedling;
  readonly change: Change;
  readonly data: Uint8Array;
  readonly info: Uint8Array;
}

/** Every pair below a folder of fixtures. */
export function seedlings(folder: string): Seedling[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names
    .filter((name) => names.includes(`${name}.info`))
    .map((name) => ({ name, data: readFileSync(join(folder, name)), info: readFileSync(join(folder, `${name}.info`)) }));
}

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ of: fc.constant('data' as const), how: byteChange }),
  fc.record({ of: fc.constant('info' as const), how: infoChange }),
);

/** `count` cases; the same for the same seed, however many are asked for. */
export function fuzzCases(from: readonly Seedling[], seed: number, count: number): FuzzCase[] {
  const chosen = fc.sample(fc.tuple(fc.nat({ max: from.length - 1 }), change), { seed, numRuns: count });
  return chosen.flatMap(([at, chosenChange], index) => {
    const seedling = from[at];
    if (seedling === undefined) return [];
    const { data, info } = seedling;
    const changed =
      chosenChange.of === 'data'
        ? { data: changedBytes(data, chosenChange.how), info }
        : { data, info: changedInfo(info, chosenChange.how) };
    return [{ index, from: seedling, change: chosenChange, ...changed }];
  });
}
