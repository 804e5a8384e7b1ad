import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command, EditPreview, Result } from '../../../src-main/contract';
import { CommandPreview } from '../../../src-renderer/editing/command-preview.svelte';

const note = (text: string): Command => ({ do: 'set-note', text });
const answerOf = (sentence: string): Result<EditPreview> => ({ ok: true, value: { sentence } as EditPreview });

describe('the preview of a command', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is asked for once, when no more is typed', async () => {
    const asked: Command[] = [];
    const preview = new CommandPreview((command) => {
      asked.push(command);
      return Promise.resolve(answerOf('done'));
    });
    preview.ask(note('a'));
    preview.ask(note('ab'));
    await vi.runAllTimersAsync();
    expect(asked).toEqual([note('ab')]);
    expect(preview.answer).toEqual(answerOf('done'));
  });

  it('is that of the last question, however late an older answer comes, and goes with the question', async () => {
    const answers: ((answer: Result<EditPreview>) => void)[] = [];
    const preview = new CommandPreview(() => new Promise((answer) => answers.push(answer)));
    preview.ask(note('a'));
    await vi.runAllTimersAsync();
    preview.ask(note('b'));
    await vi.runAllTimersAsync();
    answers[1]?.(answerOf('b'));
    answers[0]?.(answerOf('a'));
    await vi.runAllTimersAsync();
    expect(preview.answer).toEqual(answerOf('b'));
    preview.ask(null);
    expect(preview.answer).toBe(null);
  });

  it('comes no more once it is stopped', async () => {
    const preview = new CommandPreview(() => Promise.resolve(answerOf('late')));
    preview.ask(note('a'));
    preview.stop();
    await vi.runAllTimersAsync();
    expect(preview.answer).toBe(null);
  });
});
