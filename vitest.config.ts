import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Where the global setup puts this run's bundled workers, and where `workerUrl` finds them. */
const workerFolder = join(tmpdir(), `spydesk-workers-${process.pid}`);

/** Interop tests take the longest, a minute some of them: they go first, so that none of them is alone at the end. */
class InteropFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isInterop = ({ moduleId }: TestSpecification): number => (moduleId.includes('/test/interop/') ? 1 : 0);
    return (await super.sort(files)).sort((one, other) => isInterop(other) - isInterop(one));
  }
}

export default defineConfig({
  // For the state classes of the window, which are written with runes.
  plugins: [svelte({ configFile: false })],
  define: { SPYDESK_WORKER_FOLDER: JSON.stringify(workerFolder) },
  test: {
    include: ['test/unit/**/*.test.ts', 'test/interop/**/*.test.ts'],
    provide: { workerFolder },
    globalSetup: ['test/global-setup.ts'],
    // Much of it waits for the disk or for other processes: one more than there are cores.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: InteropFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/unit.json' },
  },
});
