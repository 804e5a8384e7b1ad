import type { ChecksumVerdict } from '../../../src-main/format';
import type { FuzzCase } from './cases';
import type { Deed, Visit } from './ordinary-user';

/** No single thing that is asked may take longer. */
const LONGEST_MS = 5_000;

/** Where the superblock's consistency flags lie, and with them its own checksum: a file with these changed can be what was hashed. */
const SUPERBLOCK_BYTES = 48;

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

/** True where the files differ beyond what a closed and an open file differ in. */
function differsInSubstance({ data, from }: FuzzCase): boolean {
  return data.length !== from.data.length || !sameBytes(data.subarray(SUPERBLOCK_BYTES), from.data.subarray(SUPERBLOCK_BYTES));
}

/** What hung. A machine that is busy otherwise makes all slow: what is found is to be done once more, alone. */
export function hangsOf({ deeds }: Visit): string[] {
  return deeds
    .filter(({ milliseconds }) => milliseconds > LONGEST_MS)
    .map(({ what, milliseconds }) => `${what} took ${Math.round(milliseconds)} ms`);
}

function aboutDeed({ what, problem }: Deed): string[] {
  const found: string[] = [];
  if (problem === null) return found;
  if (problem.code === 'internal') found.push(`${what} ended with an error that nobody foresaw: ${problem.detail ?? ''}`);
  if (problem.message.trim() === '' || /undefined|\[object|NaN/.test(problem.message)) {
    found.push(`${what} ended with a sentence that says nothing: ${problem.message}`);
  }
  return found;
}

function aboutVerdict(one: FuzzCase, { verdict, deeds }: Visit, before: ChecksumVerdict): string[] {
  const opens = deeds.some(({ what, problem }) => what === 'open' && problem === null);
  if (one.change.of === 'data' && differsInSubstance(one)) {
    if (before === 'intact' || before === 'intact-taken-open') {
      return verdict === 'damaged' ? [] : [`a changed file is ${verdict ?? 'not judged'}, not damaged`];
    }
    return verdict === 'intact' || verdict === 'intact-taken-open' ? [`a changed file is ${verdict}`] : [];
  }
  const isSame = sameBytes(one.data, one.from.data) && sameBytes(one.info, one.from.info);
  return isSame && (!opens || verdict !== before) ? [`a sound object is ${verdict ?? 'not judged'}`] : [];
}

function aboutCopy({ copy, copyVerdict, deeds }: Visit): string[] {
  if (copy === null) return [];
  if (copyVerdict !== 'intact') return [`the copy is ${copyVerdict ?? 'not judged'}, not intact`];
  const opened = deeds.find(({ what }) => what === 'open the copy');
  return opened?.problem === null ? [] : [`the copy does not open: ${opened?.problem?.message ?? ''}`];
}

/** What a visit has against the program; empty where all is as promised. `before`: what verifying said of the sound pair. */
export function faultsOf(one: FuzzCase, visit: Visit, before: ChecksumVerdict, neighbour: string): string[] {
  const isListed = visit.listed.some(({ filename, kind }) => filename === neighbour && kind === 'object');
  return [
    ...visit.deeds.flatMap(aboutDeed),
    ...(isListed ? [] : ['the other object of the folder is not listed']),
    ...aboutVerdict(one, visit, before),
    ...aboutCopy(visit),
  ];
}

/** How often each thing that was asked ended how: one line each. */
export function tableOf(visits: readonly Visit[]): string {
  const counts = new Map<string, number>();
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const { deeds, verdict } of visits) {
    for (const { what, problem } of deeds) count(`${what}: ${problem?.code ?? 'done'}`);
    count(`verdict: ${verdict ?? 'none given'}`);
  }
  const longest = Math.max(0, ...visits.flatMap(({ deeds }) => deeds.map(({ milliseconds }) => milliseconds)));
  const lines = [...counts].sort().map(([what, times]) => `  ${what.padEnd(36)} ${String(times).padStart(7)}`);
  return [...lines, `  the longest took ${Math.round(longest)} ms`].join('\n');
}
