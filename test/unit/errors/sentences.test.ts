import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES, problem, sentenceOf, warning, type FactsOf, type NameReason } from '../../../src-main/errors';

/** For every code whose sentence wants to know something; the compiler holds that none is missing. */
const facts: {
  readonly [Code in keyof FactsOf as FactsOf[Code] extends Readonly<Record<string, never>> ? never : Code]: FactsOf[Code];
} = {
  'invalid-name': { reason: 'empty' },
  'not-found': { isNoText: false },
  'no-space': { limit: 'quota' },
  busy: { by: 'save' },
  'unfinished-save': { reason: 'other-host' },
  'io-error': { reason: 'EIO' },
  'info-invalid': { reason: 'the key "dimord" is missing' },
  'dataset-missing': { dataset: 'trialdefinition' },
  'shape-mismatch': { reason: 'the shapes differ' },
  'unknown-class': { dataclass: 'ImageData' },
  'class-mismatch': { dataclass: 'AnalogData', extension: '.spike' },
  'stray-name': { container: 'session1' },
  'external-storage': { dataset: 'data' },
  damaged: { reason: 'its checksum differs' },
  unsupported: { reason: 'values of type float16' },
  'not-loadable': { reason: 'a trial begins before the data' },
  'edit-refused': { reason: 'label 3 is empty' },
  'recipe-invalid': { reason: 'command 2 is unknown' },
  'journal-torn': { reason: 'line 4 is damaged', lines: 2 },
  'journal-invalid': { reason: 'line 4 is none of its own' },
  'selection-refused': { reason: 'nothing is left' },
  'too-large': { reason: 'a file of 99 bytes' },
  'select-needed': { names: ['lfp.analog', 'sorted.spike'] },
  'invalid-arguments': { reason: 'planSave, container' },
  'print-failed': { reason: 'the paper is out' },
  'host-task-failed': { reason: 'it took too long' },
};
const known: Readonly<Partial<FactsOf>> = facts;

const nameReasons: Readonly<Record<NameReason, string>> = {
  empty: 'empty',
  'both-given': 'both',
  'neither-given': 'Neither',
  'wrong-extension': 'extension',
  'extension-letters': 'letters',
  'dot-in-container': 'dot',
  'several-extensions': 'more than one extension',
  'dot-in-tag': 'tag',
  'separator-in-tag': 'separator',
  'control-character': 'control character',
  'not-container-prefix': "container's name",
  'tag-outside-container': 'needs a container',
  'starts-with-dot': 'hidden',
  'too-long': 'too long',
  'reserved-on-windows': 'Windows',
  'not-unicode': 'Unicode',
};
const reasons = Object.keys(nameReasons) as NameReason[];

const SENTENCE = /^["A-Z][^\n]*[^.\s]\.$/;

describe('every code', () => {
  it.each(PROBLEM_CODES)('%s has a sentence and a hint, each with a full stop at its end', (code) => {
    const { message, hint } = sentenceOf(code, known[code] ?? {});
    expect(message).toMatch(SENTENCE);
    expect(hint).toMatch(SENTENCE);
    expect(message + hint).not.toMatch(/undefined|\[object|NaN/);
  });

  it('has a sentence of its own', () => {
    const messages = PROBLEM_CODES.map((code) => sentenceOf(code, known[code] ?? {}).message);
    expect(new Set(messages).size).toBe(PROBLEM_CODES.length);
  });

  it.each(Object.entries(known))('%s says what it was told', (code, told) => {
    const { message } = sentenceOf(code as keyof FactsOf, told);
    const words = Object.entries(told).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'string' && !['reason', 'limit', 'by'].includes(name)
        ? [value]
        : Array.isArray(value)
          ? value.map(String)
          : [],
    );
    if ('reason' in told && code !== 'invalid-name' && code !== 'unfinished-save') words.push(told.reason);
    for (const word of words) expect(message).toContain(word);
  });
});

describe('a name that is refused', () => {
  it.each(reasons)('as %s has a sentence and a hint that say why', (reason) => {
    const { message, hint } = sentenceOf('invalid-name', { reason });
    expect(message).toMatch(SENTENCE);
    expect(hint).toMatch(SENTENCE);
    expect(message).toContain(nameReasons[reason]);
  });

  it.each(['wrong-extension', 'extension-letters', 'not-container-prefix'] as const)('as %s is told what is right', (reason) => {
    expect(sentenceOf('invalid-name', { reason, expected: '.analog' }).hint).toContain('.analog');
  });
});

describe('a disk on which there is no room', () => {
  it('has a sentence for each limit, the disk where none is told', () => {
    const sentences = (['disk', 'quota', 'file-size'] as const).map((limit) => sentenceOf('no-space', { limit }));
    expect(new Set(sentences.map(({ message }) => message)).size).toBe(3);
    for (const { message, hint } of sentences)
      expect([message, hint]).toEqual([expect.stringMatching(SENTENCE), expect.stringMatching(SENTENCE)]);
    expect(sentenceOf('no-space', {})).toEqual(sentences[0]);
  });
});

describe('a file that another has to itself', () => {
  it('has a sentence for each of them, a program where nobody knows whom', () => {
    const sentences = (['program', 'save', 'mark'] as const).map((by) => sentenceOf('busy', { by }));
    expect(new Set(sentences.map(({ message }) => message)).size).toBe(3);
    for (const { message, hint } of sentences)
      expect([message, hint]).toEqual([expect.stringMatching(SENTENCE), expect.stringMatching(SENTENCE)]);
    expect(sentenceOf('busy', {})).toEqual(sentences[0]);
  });
});

describe('a problem', () => {
  it('quotes no more of a file than people read', () => {
    const { message } = problem('unknown-class', { dataclass: 'x'.repeat(1_000_000) });
    expect(message.length).toBeLessThan(3_000);
    expect(message).toMatch(/^The data class "x+…$/);
  });

  it('carries the place that it is about, and nothing where it has none', () => {
    const place = {
      path: '/data/c.spy',
      field: 'container',
      at: { kind: 'cell', row: 2, column: null },
      detail: 'stack',
    } as const;
    expect(problem('exists', {}, place)).toEqual({ code: 'exists', ...sentenceOf('exists', {}), ...place });
    expect(problem('exists', {})).toEqual({ code: 'exists', ...sentenceOf('exists', {}) });
  });
});

describe('a warning', () => {
  it.each(['glob-characters', 'windows-name', 'target-being-written', 'source-being-written'] as const)(
    '%s has its sentence and its path',
    (code) => {
      const { message, ...rest } = warning(code, '/data/a[1].spy');
      expect(message).toMatch(SENTENCE);
      expect(rest).toEqual({ code, path: '/data/a[1].spy' });
    },
  );
});

describe('a save that was cut off', () => {
  it('has a sentence for each reason why it is not ended by itself', () => {
    const reasons = ['under-way', 'other-host', 'read-only', 'written-by-others', 'not-understood', 'holds-others'] as const;
    const sentences = reasons.map((reason) => sentenceOf('unfinished-save', { reason }).message);
    expect(new Set(sentences).size).toBe(reasons.length);
    for (const sentence of sentences) expect(sentence).toMatch(SENTENCE);
  });
});
