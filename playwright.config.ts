import { defineConfig } from '@playwright/test';

/**
 * `desktop` and `guide-pictures` start the build in `out/`, `packaged` the package in `dist/`, `installed` the one that the system has
 * installed.
 */
const projects = [
  { name: 'desktop', testDir: 'test/desktop' },
  { name: 'packaged', testDir: 'test/packaged', testIgnore: 'installed/**' },
  { name: 'guide-pictures', testDir: 'test/guide-pictures' },
  { name: 'installed', testDir: 'test/packaged' },
];

export default defineConfig({
  // Each has a folder of its own: a run empties its folder first, and the windows of an earlier one are still wanted.
  projects: projects.map((project) => ({ ...project, outputDir: `test-results/windows/${project.name}` })),
  // Each test has a window of its own; two cores carry two of them.
  workers: 2,
  fullyParallel: true,
  // Pictures of a screen, with a checker of accessibility, take a busy machine a minute and more.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  // What passes only then is named in the sums of CI, which tolerate two of them.
  retries: process.env['CI'] === undefined ? 0 : 1,
  // The name of the JSON report comes from PLAYWRIGHT_JSON_OUTPUT_FILE.
  reporter: [['list'], ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? 'test-results/windows.json' }]],
});
