import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'vite';

const entries: Readonly<Record<string, string>> = {
  'hdf5-worker': resolve(import.meta.dirname, '../src-main/hdf5/worker.ts'),
  'hash-worker': resolve(import.meta.dirname, '../src-main/files/hash-worker.ts'),
  'killed-save': resolve(import.meta.dirname, 'interop/objects/killed-save.ts'),
  'racing-saves': resolve(import.meta.dirname, 'interop/objects/racing-saves.ts'),
  cli: resolve(import.meta.dirname, '../src-main/cli/main.ts'),
};

/** Bundles the workers, and the scripts that tests run as processes of their own, into a folder, as a build would. */
export async function bundleEntries(folder: string): Promise<void> {
  const input = Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path)));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input, output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
  });
  // Node reads the format of a .js file from the package.json nearest to it.
  await writeFile(resolve(folder, 'package.json'), '{ "type": "module" }\n');
}
