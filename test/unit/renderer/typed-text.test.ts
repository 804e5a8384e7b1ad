import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src-main/contract';
import { TypedText } from '../../../src-renderer/editing/typed-text.svelte';

const refusal: Result<never> = { ok: false, error: { code: 'edit-refused', message: 'No.', hint: '' } };

/** A field over a value, whose answers come when the test says so. */
class Field {
  value = 'old';
  readonly handed: string[] = [];
  private answers: ((answer: Result<unknown>) => void)[] = [];
  readonly typed = new TypedText(
    () => this.value,
    (text) => {
      this.handed.push(text);
      return new Promise((answer) => this.answers.push(answer));
    },
  );

  take(): void {
    this.value = this.handed.at(-1) ?? this.value;
    this.answers.shift()?.({ ok: true, value: null });
  }

  refuse(): void {
    this.answers.shift()?.(refusal);
  }
}

describe('a field over a value', () => {
  it('shows the value, whatever it becomes, until something is typed', () => {
    const field = new Field();
    field.value = 'other';
    expect(field.typed.text).toBe('other');
    field.typed.type('new');
    field.value = 'third';
    expect(field.typed.text).toBe('new');
  });

  it('hands on nothing where nothing else is typed', async () => {
    const field = new Field();
    await field.typed.handOn();
    field.typed.type('old');
    expect(field.typed.isTyped).toBe(false);
    expect(await field.typed.handOn()).toBe(true);
    expect(field.handed).toEqual([]);
  });

  it('hands on once what is left twice, as by Enter and then Tab', async () => {
    const field = new Field();
    field.typed.type('new');
    const entered = field.typed.handOn();
    const left = field.typed.handOn();
    field.take();
    expect(await Promise.all([entered, left])).toEqual([true, false]);
    expect(field.handed).toEqual(['new']);
    expect(field.typed.text).toBe('new');
    expect(field.typed.isTyped).toBe(false);
  });

  it('keeps what was refused, with the reason, until it is typed anew or put back', async () => {
    const field = new Field();
    field.typed.type('bad');
    const left = field.typed.handOn();
    field.refuse();
    expect(await left).toBe(false);
    expect([field.typed.text, field.typed.problem?.message]).toEqual(['bad', 'No.']);
    field.typed.type('bade');
    expect(field.typed.problem).toBe(null);
    field.typed.putBack();
    expect([field.typed.text, field.typed.isTyped]).toEqual(['old', false]);
  });

  it('is not handed on over another value than that it was typed over, until it is put back and typed again', async () => {
    const field = new Field();
    field.typed.type('new');
    field.value = 'of another channel';
    expect(await field.typed.handOn()).toBe(false);
    expect(await field.typed.handOn()).toBe(false);
    expect([field.handed, field.typed.text]).toEqual([[], 'new']);
    expect(field.typed.problem?.message).toContain('what it was typed over is another value by now');
    field.typed.putBack();
    field.typed.type('new');
    const left = field.typed.handOn();
    field.take();
    expect([await left, field.handed]).toEqual([true, ['new']]);
  });

  it('is handed on after what was handed on before it, which is the value by then', async () => {
    const field = new Field();
    field.typed.type('one');
    const first = field.typed.handOn();
    field.typed.type('two');
    field.take();
    expect(await first).toBe(false);
    const second = field.typed.handOn();
    field.take();
    expect([await second, field.handed, field.typed.isTyped]).toEqual([true, ['one', 'two'], false]);
  });

  it('keeps what is typed while an answer is waited for, and says nothing of the old text there', async () => {
    const field = new Field();
    field.typed.type('bad');
    const left = field.typed.handOn();
    field.typed.type('better');
    field.refuse();
    await left;
    expect([field.typed.text, field.typed.problem]).toEqual(['better', null]);
  });
});
