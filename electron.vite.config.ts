import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { hdf5Binary } from './scripts/hdf5-binary.mjs';

const source = (path: string): string => resolve(import.meta.dirname, path);

/** Which libraries ended up in a bundle, with their licences: `scripts/notices.mjs` joins them. */
const license = { fileName: 'licences.json' };

/** Everything that runs in Node lies flat in one folder: a worker is found beside the file that starts it. */
const nodeEntries = {
  main: source('src-main/main.ts'),
  'data-host': source('src-main/data-host.ts'),
  'hdf5-worker': source('src-main/hdf5/worker.ts'),
  'copy-worker': source('src-main/files/copy-worker.ts'),
  'hash-worker': source('src-main/files/hash-worker.ts'),
  cli: source('src-main/cli/main.ts'),
};

export default defineConfig({
  main: {
    plugins: [hdf5Binary()],
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      externalizeDeps: false,
      license,
      rolldownOptions: {
        input: nodeEntries,
        external: ['electron'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      externalizeDeps: false,
      license,
      rolldownOptions: {
        input: { preload: source('src-main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: source('src-renderer'),
    plugins: [svelte({ configFile: false })],
    build: {
      target: 'chrome130',
      outDir: source('out/renderer'),
      rolldownOptions: { input: source('src-renderer/index.html') },
      // The content security policy allows no data: scripts, and small icons need not be inlined.
      assetsInlineLimit: 0,
      license,
    },
  },
});
