import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { bundleEntries } from './bundle-entries';

declare module 'vitest' {
  interface ProvidedContext {
    workerFolder: string;
  }
}

/**
 * Bundles the worker entries once for all tests, since Node starts no worker from TypeScript, into the folder that the
 * configuration defines for `workerUrl`. Answers the function that removes it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { workerFolder } = project.config.provide;
  if (workerFolder === undefined) throw new Error('the configuration names no folder for the workers');
  await bundleEntries(workerFolder);
  return () => rm(workerFolder, { recursive: true, force: true });
}
