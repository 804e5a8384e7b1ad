import { resolve } from 'node:path';
import { ESLint, Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import formatLiterals from '../../../eslint-rules/format-literals.js';

const project = resolve(import.meta.dirname, '../../..');

/** What the rule says of a line of code. */
function said(code: string): string[] {
  const spydesk = { rules: { 'format-literals': formatLiterals } };
  const messages = new Linter().verify(code, [{ plugins: { spydesk }, rules: { 'spydesk/format-literals': 'error' } }]);
  return messages.map(({ message }) => message);
}

const configShape = z.object({
  linterOptions: z.object({ noInlineConfig: z.boolean() }),
  rules: z.record(z.string(), z.tuple([z.number()], z.unknown())),
});

async function configOf(path: string): Promise<z.output<typeof configShape>> {
  const configuration: unknown = await new ESLint({ cwd: project }).calculateConfigForFile(resolve(project, path));
  return configShape.parse(configuration);
}

const ERROR = 2;

describe('a data class or an extension as a literal', () => {
  test.each([
    "const name = 'AnalogData';",
    "if (kind === 'SpikeData') stop();",
    "const path = tag + '.timelock';",
    'const path = `${tag}.spectral`;',
    "const path = base + '.event.info';",
  ])('is an error: %s', (code) => expect(said(code)).toHaveLength(1));

  test.each([
    "const text = 'AnalogDataset';",
    "emit('event');",
    "const verb = 'analog';",
    'const rest = `.spectral of ${kind}`;',
  ])('is not found in %s', (code) => expect(said(code)).toEqual([]));
});

describe('the lint configuration', () => {
  test('holds the rule outside of format alone', async () => {
    for (const path of [
      'src-main/objects/list.ts',
      'src-main/host/index.ts',
      'src-renderer/App.svelte',
      'src-renderer/state.svelte.ts',
    ]) {
      expect((await configOf(path)).rules['spydesk/format-literals']?.[0], path).toBe(ERROR);
    }
    expect((await configOf('src-main/format/data-classes.ts')).rules['spydesk/format-literals']).toBeUndefined();
  });

  test('lets no any, no non-null assertion and no unused name pass, nor a comment that switches a rule off', async () => {
    for (const path of ['src-main/objects/list.ts', 'src-renderer/App.svelte', 'test/unit/objects/list.test.ts']) {
      const { rules, linterOptions } = await configOf(path);
      for (const rule of [
        'no-explicit-any',
        'no-non-null-assertion',
        'no-unused-vars',
        'no-floating-promises',
        'ban-ts-comment',
      ]) {
        expect(rules[`@typescript-eslint/${rule}`]?.[0], `${rule} in ${path}`).toBe(ERROR);
      }
      expect(linterOptions.noInlineConfig).toBe(true);
    }
  });

  test('gives h5wasm to hdf5 and electron to the desktop', async () => {
    const refused = async (path: string): Promise<string> =>
      JSON.stringify((await configOf(path)).rules['no-restricted-imports']);
    expect(await refused('src-main/objects/list.ts')).toMatch(/electron.*h5wasm/);
    expect(await refused('src-main/hdf5/library.ts')).not.toContain('"h5wasm"');
    expect(await refused('src-main/hdf5/library.ts')).toContain('"electron"');
    expect(await refused('src-main/desktop/menu.ts')).not.toContain('"electron"');
    expect(await refused('src-main/main.ts')).toContain('"h5wasm"');
  });

  test('lets no component import even a type of src-main past the contract', async () => {
    const text = "import type { Problem } from '../../src-main/errors';\nimport type { Place } from '../../src-main/contract';\n";
    const rule = (await configOf('src-renderer/App.svelte')).rules['no-restricted-imports'];
    const messages = new Linter().verify(text.replaceAll('import type', 'import'), [
      { rules: { 'no-restricted-imports': rule as Linter.RuleEntry } },
    ]);
    expect(messages.map(({ message, line }) => [line, message])).toEqual([
      [1, expect.stringContaining('The window knows the door of src-main/contract alone.')],
    ]);
  });
});
