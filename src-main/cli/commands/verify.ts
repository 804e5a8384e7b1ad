import { fail, problem, problemOf, type Problem } from '../../errors';
import { pathOfRef, refOfPath, type ChecksumVerdict, type ObjectRef } from '../../format';
import { findObject, verifyStored } from '../../objects';
import type { VerifyCommand } from '../arguments';
import { aligned } from '../line-text';
import { errorFacts } from '../object-facts';
import type { Workplace } from '../workplace';

type Verdict = { readonly path: string; readonly answer: ChecksumVerdict } | { readonly path: string; readonly problem: Problem };

/** Each answer as people read it. */
const WORDS: Readonly<Record<ChecksumVerdict, string>> = {
  intact: 'intact',
  'intact-taken-open': 'intact (checksum taken while open)',
  'cannot-tell': 'cannot tell (saved in place by Syncopy)',
  none: 'no checksum recorded',
  damaged: 'damaged',
};

async function verifyOne(workplace: Workplace, ref: ObjectRef): Promise<Verdict> {
  const path = pathOfRef(ref) ?? '';
  const { files, store } = workplace;
  const { verdict } = await workplace.run((task) => verifyStored(files, store, ref, task));
  return { path, answer: verdict };
}

async function verifyFolder(workplace: Workplace, path: string): Promise<Verdict[]> {
  const { entries } = await workplace.store.list(refOfPath(path));
  if (entries.length === 0) return fail('no-objects', {}, { path });
  const verdicts: Verdict[] = [];
  for (const entry of entries) {
    const entryPath = pathOfRef(entry.ref) ?? entry.filename;
    if (entry.kind === 'stray') {
      verdicts.push({ path: entryPath, problem: entry.problem });
      continue;
    }
    try {
      verdicts.push(await verifyOne(workplace, entry.ref));
    } catch (thrown) {
      const found = problemOf(thrown, entryPath);
      if (found.code === 'cancelled') throw thrown;
      verdicts.push({ path: entryPath, problem: found });
    }
  }
  return verdicts;
}

/** What is told of a damaged object beside its line in the answer. */
function damageOf(verdict: Verdict): Problem | null {
  if ('problem' in verdict) return verdict.problem.code === 'damaged' ? verdict.problem : null;
  if (verdict.answer !== 'damaged') return null;
  return problem('damaged', { reason: 'its bytes are not those that its checksum was taken of' }, { path: verdict.path });
}

function lineOf(verdict: Verdict): string[] {
  const words = 'problem' in verdict ? `${verdict.problem.code}: ${verdict.problem.message}` : WORDS[verdict.answer];
  return [verdict.path, words];
}

function factsOf(verdict: Verdict): unknown {
  return 'problem' in verdict ? { path: verdict.path, error: errorFacts(verdict.problem) } : verdict;
}

/**
 * `spydesk verify`: every path is looked at, whatever is wrong with the one before. Answers the exit status: 1 where an
 * object is damaged or a path that was named cannot be verified at all.
 */
export async function verify({ paths, json }: VerifyCommand, workplace: Workplace): Promise<number> {
  const { files, terminal } = workplace;
  const verdicts: Verdict[] = [];
  const refusals: Problem[] = [];
  for (const typed of paths) {
    try {
      const { kind, path } = await findObject(files, typed, workplace.paths());
      if (kind === 'folder') verdicts.push(...(await verifyFolder(workplace, path)));
      else verdicts.push(await verifyOne(workplace, refOfPath(path)));
    } catch (thrown) {
      const found = problemOf(thrown);
      refusals.push(found);
      if (found.code === 'cancelled') break;
    }
  }
  if (json) terminal.answerJson(verdicts.map(factsOf));
  else if (verdicts.length > 0) terminal.answer(`${aligned(verdicts.map(lineOf)).join('\n')}\n`);
  const told = [...verdicts.map(damageOf).filter((found) => found !== null), ...refusals];
  for (const found of told) terminal.refuse(found);
  return told.length > 0 ? 1 : 0;
}
