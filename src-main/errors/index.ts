export { bytesInWords } from './bytes';
export { printable } from './printable';
export { fail, problem, SpydeskError, type InputPlace, type Problem, type ProblemField, type ProblemPlace } from './problem';
export {
  PROBLEM_CODES,
  sentenceOf,
  type FactsOf,
  type NameReason,
  type ProblemCode,
  type Sentence,
  type SpaceLimit,
  type UnfinishedReason,
  type UserOfFile,
} from './sentences';
export { TOO_LATE_TO_CANCEL, withOutcome, type SaveOutcome, type SpaceLack } from './outcomes';
export { refusal, success, type Result } from './result';
export { notFound, problemOf } from './system';
export { warning, type Warning, type WarningCode } from './warnings';
