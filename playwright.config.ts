import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/desktop',
  outputDir: 'test-results/desktop',
  // Each test has a window of its own; two cores carry two of them.
  workers: 2,
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/desktop.json' }]],
});
