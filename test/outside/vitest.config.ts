import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The built command line, watched and disturbed from outside by strace. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    // SPYDESK_PAIRS=FOLDER looks at the pairs of that folder, and at nothing else.
    include: process.env['SPYDESK_PAIRS'] === undefined ? ['test/outside/*.test.ts'] : ['test/outside/given-pairs.ts'],
    globalSetup: [resolve(import.meta.dirname, 'global-setup.ts')],
    // Two cores carry two traced commands; a file's tests run two at a time, the files one after the other.
    fileParallelism: false,
    maxConcurrency: 2,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/outside.json' },
  },
});
