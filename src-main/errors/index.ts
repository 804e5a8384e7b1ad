export { fail, problem, SpydeskError, type Problem, type ProblemField, type ProblemPlace } from './problem';
export {
  PROBLEM_CODES,
  sentenceOf,
  type FactsOf,
  type NameReason,
  type ProblemCode,
  type Sentence,
  type UnfinishedReason,
} from './sentences';
export { refusal, success, type Result } from './result';
export { problemOf } from './system';
export { warning, type Warning, type WarningCode } from './warnings';
