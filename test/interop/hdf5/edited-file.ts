import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { BytePatch } from '../../../src-main/hdf5';
import { python } from './python';

/** Makes the edited file at `path` that a patch of `source` describes. */
export function patchedFile(source: string, patch: BytePatch, path: string): string {
  copyFileSync(source, path);
  truncateSync(path, patch.fileSize);
  const bytes = readFileSync(path);
  for (const extent of patch.extents) bytes.set(extent.bytes, extent.position);
  writeFileSync(path, bytes);
  return path;
}

/** What h5py sees of a file, attributes and values whole. */
const SUMMARY = `
import hashlib
def summary(path):
    out = {}
    with h5py.File(path, 'r') as f:
        out['attrs'] = {k: [type(v).__name__, str(getattr(v, 'dtype', '')), v.tolist() if hasattr(v, 'tolist') else v] for k, v in f.attrs.items()}
        def visit(name, o):
            if isinstance(o, h5py.Dataset):
                out[name] = [o.dtype.str, o.shape, o.maxshape, o.chunks, o.compression, hashlib.sha1(o[()].tobytes()).hexdigest(),
                             {k: str(v) for k, v in o.attrs.items()}, o.id.get_offset()]
            else:
                out[name] = 'group'
        f.visititems(visit)
    return out
`;

/** Of each dataset by its name: type, shape, largest shape, chunks, filter, SHA-1 of its values, attributes and place. */
export type Summary = Record<string, unknown>;

export function summaries(...paths: readonly string[]): Summary[] {
  const script = `${SUMMARY}\nprint(json.dumps([summary(path) for path in ${JSON.stringify(paths)}]))`;
  return JSON.parse(python(tmpdir(), script)) as Summary[];
}

export function summary(path: string): Summary {
  return summaries(path)[0] ?? {};
}
