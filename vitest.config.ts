import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Where the global setup puts this run's bundled workers, and where `workerUrl` finds them. */
const workerFolder = join(tmpdir(), `spydesk-workers-${process.pid}`);

export default defineConfig({
  // For the state classes of the window, which are written with runes.
  plugins: [svelte({ configFile: false })],
  define: { SPYDESK_WORKER_FOLDER: JSON.stringify(workerFolder) },
  test: {
    include: ['test/unit/**/*.test.ts', 'test/interop/**/*.test.ts'],
    provide: { workerFolder },
    globalSetup: ['test/global-setup.ts'],
    // Much of it waits for the disk or for other processes.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/unit.json' },
  },
});
