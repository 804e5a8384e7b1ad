// Bundles TypeScript entries for plain Node: what Node 20 cannot start from the source.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { hdf5Binary } from './hdf5-binary.mjs';

/**
 * Writes each entry as `NAME.js` into `folder`, with all that it imports. What was there is removed.
 * @param {Readonly<Record<string, string>>} entries paths of the sources by name
 * @param {string} folder
 */
export async function bundle(entries, folder) {
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [hdf5Binary()],
    ssr: { noExternal: true, external: ['@playwright/test', 'prettier'] },
    build: {
      ssr: true,
      // The HDF5 library is one.
      emitAssets: true,
      target: 'node20',
      minify: false,
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        input: entries,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  // Node reads the format of a .js file from the package.json nearest to it.
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
}
