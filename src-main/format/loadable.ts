import { problem, refusal, success, type Result } from '../errors';
import { dataClass } from './data-classes';
import { fitsDimord } from './info-text';
import { numberOf } from './json-text';
import type { OccurringValues } from './labels';
import type { ObjectDescription } from './object-source';
import { trialFault } from './trials/trial-rules';

/** The first rule that is broken, as the end of the sentence of `not-loadable`; null where all hold. */
type Rule = (description: ObjectDescription, occurring: OccurringValues) => string | null;

/** `numpy.finfo(float).eps`, the lowest rate of continuous data (`continuous_data.py`, `samplerate`). */
const LOWEST_CONTINUOUS_RATE = 2 ** -52;
/** `discrete_data.py`, `samplerate`. */
const LOWEST_DISCRETE_RATE = 1;

const dimordRule: Rule = ({ dataclass, dimord, data }) => {
  if (!fitsDimord(dataclass, dimord)) return `dimord is ${dimord.join(', ')}`;
  if (dataClass(dataclass).discrete) {
    if (data.shape.length !== 2) return 'the table of events does not have two dimensions';
    if (data.shape[1] !== dimord.length) return `the data have ${data.shape[1]} columns for ${dimord.length} dimensions`;
    return data.type.kind === 'int' || data.type.kind === 'uint' ? null : `the data are ${data.type.name}, not whole numbers`;
  }
  return data.shape.length === dimord.length ? null : `the data have ${data.shape.length} dimensions, dimord ${dimord.length}`;
};

const samplerateRule: Rule = ({ dataclass, samplerate }) => {
  if (samplerate === null) return null;
  const lowest = dataClass(dataclass).discrete ? LOWEST_DISCRETE_RATE : LOWEST_CONTINUOUS_RATE;
  const rate = numberOf(samplerate);
  return Number.isFinite(rate) && rate >= lowest ? null : `the sampling rate is ${samplerate.token}`;
};

const trialRule: Rule = (description) => trialFault(description.trials, description)?.reason ?? null;

/** HDF5's variable-length texts end at NUL and are UTF-8, so neither of the two can be written. */
function unwritable(text: string): string | null {
  if (text.includes('\0')) return 'holds a NUL character';
  return /\p{Cs}/u.test(text) ? 'holds half of a character' : null;
}

const labelTextRule: Rule = ({ dataclass, labels }) => {
  for (const dimension of dataClass(dataclass).labelDimensions) {
    const fault = labels[dimension]?.map(unwritable).find((found) => found !== null);
    if (fault !== undefined) return `a label of "${dimension}" ${fault}`;
  }
  return null;
};

const labelRule: Rule = ({ dataclass, dimord, data, labels }, occurring) => {
  const { discrete, labelDimensions } = dataClass(dataclass);
  for (const dimension of labelDimensions) {
    const names = labels[dimension];
    if (names == null) {
      if (discrete) return `the labels of "${dimension}" are missing`;
      continue;
    }
    // An empty list is no array of texts to numpy, and so none to Syncopy's array_parser.
    if (names.length === 0) return `there is no label of "${dimension}"`;
    const expected = discrete ? occurring[dimension]?.length : data.shape[dimord.indexOf(dimension)];
    if (expected !== undefined && names.length !== expected) {
      return `there are ${names.length} labels for ${expected} of "${dimension}"`;
    }
  }
  return null;
};

const freqRule: Rule = ({ dimord, data, freq }) => {
  if (freq === null) return null;
  const expected = data.shape[dimord.indexOf('freq')];
  if (freq.length !== expected) return `there are ${freq.length} frequencies for ${expected ?? 0} in the data`;
  return freq.every((value) => Number.isFinite(numberOf(value))) ? null : 'a frequency is not a finite number';
};

const textRule: Rule = ({ log, version, dimord, listedDatasets }) => {
  if (!listedDatasets.includes('data')) return '"data" is not among its listed datasets';
  const fault = [log, version, ...dimord].map(unwritable).find((found) => found !== null);
  return fault === undefined ? null : `its history or another text ${fault}`;
};

/**
 * What Syncopy, or h5py, would refuse of one part of an object, for who changes that part alone: the end of a sentence, or null
 * where it would be loaded.
 */
export const loadFaults = {
  samplerate: (description: ObjectDescription): string | null => samplerateRule(description, {}),
  /** One label, wherever it stands. */
  label: (name: string): string | null => unwritable(name),
} as const;

/** Those that a selection counts by. */
const SHAPE_RULES: readonly Rule[] = [dimordRule, samplerateRule, trialRule, labelRule, freqRule];
const RULES: readonly Rule[] = [...SHAPE_RULES, labelTextRule, textRule];

function firstFault(rules: readonly Rule[], description: ObjectDescription, occurring: OccurringValues): Result<void> {
  for (const rule of rules) {
    const reason = rule(description, occurring);
    if (reason !== null) return refusal(problem('not-loadable', { reason }));
  }
  return success(undefined);
}

/**
 * What Syncopy's setters ask of an object that it loads (`syncopy/datatype/base_data.py`, `continuous_data.py`,
 * `discrete_data.py`, `methods/definetrial.py`), and h5py of its texts. Whatever Spydesk writes passes this first. `occurring`:
 * the values of a discrete object's label columns where they are known; then the number of labels is checked too.
 * Errors: `not-loadable`.
 */
export function checkLoadable(description: ObjectDescription, occurring: OccurringValues = {}): Result<void> {
  return firstFault(RULES, description, occurring);
}

/**
 * The same without its texts: a part can be taken of an object that has a label which cannot be written, as long as that is not in it.
 * Errors: `not-loadable`.
 */
export function checkSelectable(description: ObjectDescription, occurring: OccurringValues): Result<void> {
  return firstFault(SHAPE_RULES, description, occurring);
}
