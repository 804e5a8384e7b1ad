import { describe, expect, it } from 'vitest';
import { refusal, problem, type DraftWords, type Result } from '../../../src-main/contract';
import { CurrentWords } from '../../../src-renderer/history/current-words.svelte';

const wordsOf = (python: string): Result<DraftWords> => ({ ok: true, value: { changes: [], summary: [], log: [], python } });

describe('the words of a draft', () => {
  it('are asked for one question at a time, and end as those of the last change', async () => {
    const answers: ((answer: Result<DraftWords>) => void)[] = [];
    const current = new CurrentWords(() => new Promise((resolve) => answers.push(resolve)));
    const all = Promise.all([1, 2, 3, 4].map(() => current.refresh()));
    expect(answers).toHaveLength(1);
    answers[0]?.(wordsOf('first'));
    await expect.poll(() => answers.length).toBe(2);
    expect(current.words?.python).toBe('first');
    answers[1]?.(wordsOf('last'));
    await all;
    expect(current.words?.python).toBe('last');
    expect(answers).toHaveLength(2);
  });

  it('stay with the reason where the next ones are refused, until they are answered', async () => {
    const answers = [wordsOf('first'), refusal(problem('not-granted', {})), wordsOf('second')];
    const current = new CurrentWords(() => Promise.resolve(answers.shift() ?? null));
    await current.refresh();
    await current.refresh();
    expect([current.words?.python, current.problem?.code]).toEqual(['first', 'not-granted']);
    await current.refresh();
    expect([current.words?.python, current.problem]).toEqual(['second', null]);
  });
});
