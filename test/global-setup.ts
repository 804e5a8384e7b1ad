import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    workerFolder: string;
  }
}

const entries: Readonly<Record<string, string>> = {
  'hdf5-worker': resolve(import.meta.dirname, '../src-main/hdf5/worker.ts'),
  'hash-worker': resolve(import.meta.dirname, '../src-main/files/hash-worker.ts'),
  'killed-save': resolve(import.meta.dirname, 'interop/objects/killed-save.ts'),
  'racing-saves': resolve(import.meta.dirname, 'interop/objects/racing-saves.ts'),
  cli: resolve(import.meta.dirname, '../src-main/cli/main.ts'),
};

/**
 * Bundles the worker entries once for all tests, since Node starts no worker from TypeScript, into the folder that the
 * configuration defines for `workerUrl`. Answers the function that removes it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { workerFolder } = project.config.provide;
  if (workerFolder === undefined) throw new Error('the configuration names no folder for the workers');
  const input = Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path)));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      outDir: workerFolder,
      emptyOutDir: true,
      rolldownOptions: { input, output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
  });
  // Node reads the format of a .js file from the package.json nearest to it.
  await writeFile(resolve(workerFolder, 'package.json'), '{ "type": "module" }\n');
  return () => rm(workerFolder, { recursive: true, force: true });
}
