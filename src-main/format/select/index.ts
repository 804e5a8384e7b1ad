export type { IndexRun } from './axis-choice';
export { selectKeysOf } from './class-keys';
export {
  columnsToKnow,
  resolveSelection,
  type ResolvedArray,
  type ResolvedRows,
  type ResolvedSelection,
  type SelectFacts,
} from './resolve';
export { NAMED_LATENCIES, parseSelectSpec, SELECT_KEYS } from './spec';
export type {
  FrequencyChoice,
  IndexRange,
  LabelChoice,
  NamedLatency,
  NumberChoice,
  SelectKey,
  SelectSpec,
  TimeWindow,
} from './spec';
export { parseTypedSelection, typedLabels, type TypedSelection } from './typed-selection';
