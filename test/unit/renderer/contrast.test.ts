import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../src-renderer/theme/tokens.css'), 'utf8');

type Tokens = Readonly<Record<string, string>>;

/** What a rule gives to tokens. */
function tokensOf(selector: string): Tokens {
  const body = css.slice(css.indexOf(`${selector} {`)).split(/[{}]/)[1] ?? '';
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
}

const light = tokensOf(':root');
const dark = { ...light, ...tokensOf(":root:not([data-theme='light'])") };

/** Relative luminance, by WCAG 2.2. */
function luminance(colour: string): number {
  const [, hex = ''] = /^#([0-9a-f]{6})$/.exec(colour) ?? [];
  if (hex === '') throw new Error(`"${colour}" is no colour of six digits.`);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const SURFACES = ['surface', 'surface-panel', 'surface-raised'];
const TRACES = Array.from({ length: 8 }, (_, at) => `trace-${at + 1}`);

/** What is drawn on what, and how much it must stand out: text 4.5, edges of controls, the focus and lines 3. */
const PAIRS: readonly (readonly [readonly string[], readonly string[], number])[] = [
  [['text', 'text-muted'], [...SURFACES, 'surface-hover', 'accent-soft'], 4.5],
  [['text'], ['surface-pressed', 'danger-soft', 'warning-soft', 'success-soft'], 4.5],
  [['accent', 'danger', 'warning', 'success'], SURFACES, 4.5],
  [['danger'], ['danger-soft'], 4.5],
  [['warning'], ['warning-soft'], 4.5],
  [['success'], ['success-soft'], 4.5],
  [['on-accent'], ['accent', 'accent-hover'], 4.5],
  [['on-danger'], ['danger', 'danger-hover'], 4.5],
  [['picture-text'], ['picture-background', 'surface'], 4.5],
  [['line-control'], SURFACES, 3],
  [['focus'], [...SURFACES, 'picture-background'], 3],
  [TRACES, ['picture-background'], 3],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_, tokens: Tokens) => {
  it('has nothing that stands out too little from what it is drawn on', () => {
    const faint = PAIRS.flatMap(([inks, grounds, least]) =>
      inks.flatMap((ink) =>
        grounds.flatMap((ground) => {
          const found = contrast(tokens[ink] ?? '', tokens[ground] ?? '');
          return found >= least ? [] : [`${ink} on ${ground}: ${found.toFixed(2)} of ${least}`];
        }),
      ),
    );
    expect(faint).toEqual([]);
  });
});

it('the dark theme is the same whether the system or the user wants it', () => {
  expect(tokensOf(":root[data-theme='dark']")).toEqual(tokensOf(":root:not([data-theme='light'])"));
});
