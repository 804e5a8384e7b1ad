export * from './call';
export * from './shapes';
export * from './messages';
export * from './window-calls';
export * from './window-events';
export * from './window-api';
export * from './host-calls';
export * from './picture-calls';
export * from './host-messages';
export * from './port';
export * from './client';
export * from './server';
export type { Command, CommandName, CommandOf } from '../commands';
export {
  PROBLEM_CODES,
  TOO_LATE_TO_CANCEL,
  bytesInWords,
  printable,
  problem,
  problemOf,
  refusal,
  type Problem,
  type ProblemCode,
  type InputPlace,
  type ProblemField,
  type Result,
} from '../errors';
