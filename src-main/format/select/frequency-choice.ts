import { refuse } from './fault';
import type { FrequencyChoice } from './spec';

function hertz(value: number): string {
  return `${value} Hz`;
}

function extremesOf(freq: readonly number[]): { lowest: number; highest: number } {
  let [lowest, highest] = [Infinity, -Infinity];
  for (const value of freq) [lowest, highest] = [Math.min(lowest, value), Math.max(highest, value)];
  return { lowest, highest };
}

/** The place of the frequency nearest to `wanted`; of two the higher one (`best_match` in `syncopy/shared/tools.py`). */
function nearest(wanted: number, freq: readonly number[]): number {
  const { lowest, highest } = extremesOf(freq);
  if (wanted < lowest || wanted > highest) {
    return refuse('frequency', `${hertz(wanted)} lies outside of ${hertz(lowest)} to ${hertz(highest)}`);
  }
  let found = 0;
  freq.forEach((value, at) => {
    const best = freq[found] ?? NaN;
    const [distance, least] = [Math.abs(value - wanted), Math.abs(best - wanted)];
    if (distance < least || (distance === least && value > best)) found = at;
  });
  return found;
}

/**
 * The places of the chosen frequencies; null for all. A window is closed and may be open to one side (the documentation of
 * `syncopy.selectdata`); single frequencies are the nearest ones that there are, in their order and with their repeats.
 */
export function chosenFrequencies(choice: FrequencyChoice | undefined, freq: readonly number[]): number[] | null {
  if (choice === undefined || choice === 'all') return null;
  if (typeof choice === 'number') return [nearest(choice, freq)];
  if ('list' in choice) {
    return choice.list.length > 0
      ? choice.list.map((wanted) => nearest(wanted, freq))
      : refuse('frequency', 'nothing is left of "frequency"');
  }
  const [from, to] = [choice[0] ?? -Infinity, choice[1] ?? Infinity];
  if (from > to) return refuse('frequency', `its frequency window ends at ${hertz(to)}, before it begins at ${hertz(from)}`);
  const places = freq.flatMap((value, at) => (value >= from && value <= to ? [at] : []));
  return places.length > 0 ? places : refuse('frequency', `no frequency lies in its window from ${hertz(from)} to ${hertz(to)}`);
}
