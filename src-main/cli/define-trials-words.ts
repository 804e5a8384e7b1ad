import { parseArgs } from 'node:util';
import { Mistake, refuseRepeated, SAVING, savingOf, type Saving } from './word-rules';

/** Where the trials come from. */
export type TrialDefinition =
  | {
      readonly by: 'length';
      readonly length: { readonly samples: number } | { readonly seconds: number };
      readonly rest: 'drop' | 'keep';
      readonly within: 'recording' | 'trials';
    }
  | {
      readonly by: 'events';
      /** An EventData object: its file name or tag beside the source, or its path. */
      readonly events: string;
      readonly codes: readonly number[];
      readonly before: number;
      readonly after: number;
      readonly edges: 'refuse' | 'clip';
      readonly withCodes: boolean;
    }
  /** A CSV file. */
  | { readonly by: 'table'; readonly path: string };

export interface DefineTrialsCommand extends Saving {
  readonly name: 'define-trials';
  readonly definition: TrialDefinition;
}

const OPTIONS = {
  ...SAVING,
  seconds: { type: 'string' },
  samples: { type: 'string' },
  'keep-rest': { type: 'boolean' },
  'within-trials': { type: 'boolean' },
  events: { type: 'string' },
  codes: { type: 'string' },
  before: { type: 'string' },
  after: { type: 'string' },
  clip: { type: 'boolean' },
  'with-codes': { type: 'boolean' },
  table: { type: 'string' },
} as const;

type Values = ReturnType<typeof parse>['values'];

function parse(args: string[]) {
  return parseArgs({ args, options: OPTIONS, allowPositionals: true, tokens: true });
}

function numberOf(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new Mistake(`--${option} wants a number, not '${text}'`);
  return value;
}

function wholeOf(option: string, text: string): number {
  const value = numberOf(option, text);
  if (!Number.isSafeInteger(value)) throw new Mistake(`--${option} wants a whole number, not '${text}'`);
  return value;
}

/** What belongs to each way, the option that chooses it first. */
const WAYS: Readonly<Record<TrialDefinition['by'], readonly (keyof Values)[]>> = {
  length: ['seconds', 'samples', 'keep-rest', 'within-trials'],
  events: ['events', 'codes', 'before', 'after', 'clip', 'with-codes'],
  table: ['table'],
};

function wayOf(values: Values): TrialDefinition['by'] {
  const given = (way: TrialDefinition['by']): boolean => WAYS[way].some((option) => values[option] !== undefined);
  const [way, second] = (['length', 'events', 'table'] as const).filter(given);
  if (way === undefined || second !== undefined) {
    throw new Mistake('one of --seconds, --samples, --events and --table is needed, with what belongs to it');
  }
  return way;
}

function needed(values: Values, option: 'events' | 'codes' | 'before' | 'after' | 'table'): string {
  const value = values[option];
  if (value === undefined || value === '') throw new Mistake(`--${option} is missing`);
  return value;
}

function definitionOf(values: Values): TrialDefinition {
  const way = wayOf(values);
  if (way === 'table') return { by: way, path: needed(values, 'table') };
  if (way === 'events') {
    return {
      by: way,
      events: needed(values, 'events'),
      codes: needed(values, 'codes')
        .split(',')
        .map((code) => wholeOf('codes', code)),
      before: numberOf('before', needed(values, 'before')),
      after: numberOf('after', needed(values, 'after')),
      edges: values.clip === true ? 'clip' : 'refuse',
      withCodes: values['with-codes'] === true,
    };
  }
  const { seconds, samples } = values;
  if ((seconds === undefined) === (samples === undefined)) throw new Mistake('one of --seconds and --samples is needed');
  return {
    by: way,
    length: samples === undefined ? { seconds: numberOf('seconds', seconds ?? '') } : { samples: wholeOf('samples', samples) },
    rest: values['keep-rest'] === true ? 'keep' : 'drop',
    within: values['within-trials'] === true ? 'trials' : 'recording',
  };
}

export function readDefineTrials(args: string[]): DefineTrialsCommand | null {
  const { values, positionals, tokens } = parse(args);
  if (values.help === true) return null;
  refuseRepeated(tokens);
  return {
    name: 'define-trials',
    ...savingOf(values, positionals),
    definition: definitionOf(values),
  };
}
