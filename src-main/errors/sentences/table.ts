import { CHANGE_SENTENCES, type ChangeFacts } from './changes';
import { DISK_SENTENCES, type DiskFacts } from './disks';
import { FILE_SENTENCES, type FileFacts } from './files';
import { NAME_SENTENCES, type NameFacts } from './names';
import { OTHERS_SENTENCES, type OthersFacts } from './others';
import { PROGRAM_SENTENCES, type ProgramFacts } from './program';
import type { Sentence, Sentences } from './sentence';

/** What each code must be told, so that its sentence can be exact. The subjects are those of the guide's page on errors. */
export interface FactsOf extends NameFacts, DiskFacts, OthersFacts, FileFacts, ChangeFacts, ProgramFacts {}

export type ProblemCode = keyof FactsOf;

/** A sentence says what went wrong, in any context; what became of the target of a save is told beside it (`outcomes.ts`). */
const SENTENCES: Sentences<FactsOf> = {
  ...NAME_SENTENCES,
  ...DISK_SENTENCES,
  ...OTHERS_SENTENCES,
  ...FILE_SENTENCES,
  ...CHANGE_SENTENCES,
  ...PROGRAM_SENTENCES,
};

/** The sentence and the hint for a code. Every code has one; the compiler holds that. */
export function sentenceOf<Code extends ProblemCode>(code: Code, facts: FactsOf[Code]): Sentence {
  return SENTENCES[code](facts);
}

/** Every code, for schemas and tests. */
export const PROBLEM_CODES = Object.keys(SENTENCES) as [ProblemCode, ...ProblemCode[]];
