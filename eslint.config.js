import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import formatLiterals from './eslint-rules/format-literals.js';

const spydesk = { rules: { 'format-literals': formatLiterals } };

/** A library that one folder alone may import, and what the others ask instead. */
const ownedLibraries = {
  electron: 'Electron is known to src-main/desktop and the entries alone.',
  h5wasm: 'h5wasm is known to src-main/hdf5 alone.',
};

/**
 * @param {Array<keyof typeof ownedLibraries>} names those that the files must not import
 * @param {object[]} further patterns
 */
const withoutLibraries = (names, further = []) => ({
  'no-restricted-imports': [
    'error',
    { patterns: [...names.map((name) => ({ group: [name, `${name}/*`], message: ownedLibraries[name] })), ...further] },
  ],
});

/** The arrows rule sees no import of a mere type in a component, so it is held here too. */
const pastTheContract = {
  regex: 'src-main/(?!contract(/index)?$)',
  message: 'The window knows the door of src-main/contract alone.',
};

export default defineConfig(
  { ignores: ['out', 'dist', 'node_modules', 'test-results', 'test/fixtures', 'test/screenshots', 'assets'] },
  // A rule that does not fit is changed here, for all; a comment in the code switches nothing off.
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [...ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser }, globals: globals.browser },
  },
  {
    // TypeScript alone takes each imported component for `any`; svelte-check, which knows their props, checks these files.
    files: ['**/*.svelte'],
    rules: Object.fromEntries(
      ['argument', 'assignment', 'call', 'member-access', 'return'].map((what) => [
        `@typescript-eslint/no-unsafe-${what}`,
        'off',
      ]),
    ),
  },
  {
    files: ['scripts/**', '.ci/**', '*.js', '.dependency-cruiser.cjs', 'eslint-rules/**'],
    languageOptions: { globals: globals.node },
  },
  { files: ['src-main/**/*.ts'], rules: withoutLibraries(['electron', 'h5wasm']) },
  { files: ['src-renderer/**/*.{ts,svelte}'], rules: withoutLibraries(['electron', 'h5wasm'], [pastTheContract]) },
  { files: ['src-main/hdf5/**/*.ts'], rules: withoutLibraries(['electron']) },
  {
    files: ['src-main/desktop/**/*.ts', 'src-main/{main,preload,data-host}.ts'],
    rules: {
      ...withoutLibraries(['h5wasm']),
      // Electron's types declare each class once in general and once for each process.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['src-main/**/*.ts', 'src-renderer/**/*.{ts,svelte}'],
    ignores: ['src-main/format/**'],
    plugins: { spydesk },
    rules: { 'spydesk/format-literals': 'error' },
  },
  // Tests look into what came back from JSON and from other processes.
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      // A fixture of Playwright names what it needs by a pattern, be it nothing.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
    },
  },
);
