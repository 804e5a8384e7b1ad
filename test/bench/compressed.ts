import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import h5wasm from 'h5wasm/node';
import { infoPathOf } from '../../src-main/format';
import { recordedChecksum } from './objects';

/** What a recording has as attributes. */
function isWritable(value: unknown): value is string | number | string[] {
  const isTexts = Array.isArray(value) && value.every((text) => typeof text === 'string');
  return isTexts || typeof value === 'string' || typeof value === 'number';
}

async function sha1Of(path: string): Promise<string> {
  const hash = createHash('sha1');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/**
 * Makes of a recording its twin at `path` whose array is chunked and compressed, with the library itself: Spydesk writes no
 * such file. The array is in memory as a whole, so it must be small (200 MB).
 */
export async function makeCompressed(recording: string, path: string): Promise<void> {
  await h5wasm.ready;
  const source = new h5wasm.File(recording, 'r');
  const target = new h5wasm.File(path, 'w');
  for (const [name, { value }] of Object.entries(source.attrs)) {
    if (isWritable(value)) target.create_attribute(name, value);
  }
  const data = source.get('data');
  const trials = source.get('trialdefinition');
  if (!(data instanceof h5wasm.Dataset) || !(trials instanceof h5wasm.Dataset)) throw new Error('the recording has no arrays');
  for (const [name, dataset, compression] of [
    ['trialdefinition', trials, null],
    ['data', data, 4],
  ] as const) {
    const shape = dataset.shape ?? [];
    target.create_dataset({
      name,
      data: dataset.value as Float32Array,
      shape,
      dtype: dataset.dtype,
      chunks: shape.map((length) => Math.min(length, 4096)),
      ...(compression === null ? { maxshape: [null, ...shape.slice(1)] } : { compression }),
    });
  }
  source.close();
  target.close();
  const info = readFileSync(infoPathOf(recording), 'utf8');
  await writeFile(infoPathOf(path), info.replace(recordedChecksum(recording), await sha1Of(path)));
}
