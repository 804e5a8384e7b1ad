import { defineConfig } from '@playwright/test';

/** `desktop` starts the build in `out/`, `packaged` the package in `dist/`. */
const parts = ['desktop', 'packaged'] as const;

export default defineConfig({
  outputDir: 'test-results/windows',
  projects: parts.map((name) => ({ name, testDir: `test/${name}` })),
  // Each test has a window of its own; two cores carry two of them.
  workers: 2,
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // The name of the JSON report comes from PLAYWRIGHT_JSON_OUTPUT_FILE.
  reporter: [['list'], ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? 'test-results/windows.json' }]],
});
