import { printable, type ObjectSummary } from '../../src-main/contract';
import { extentInWords, valueUnit } from '../pictures/object-axes';

/** What a picture on paper says of its object beside the name; `trial` is null for the whole recording. */
export function printedFacts(summary: ObjectSummary, classTitle: string, trial: number | null): string[] {
  const { container, samplerate, trials } = summary;
  const extent = trial === null ? extentInWords(null) : `${extentInWords(trial)} of ${trials.rows}, counted from 0`;
  return [
    ...(container === null ? [] : [printable(container)]),
    classTitle,
    extent,
    ...(samplerate === null ? [] : [`${samplerate} Hz`]),
    `values in ${valueUnit(summary)}`,
  ];
}
