import { posix } from 'node:path';
import { DATA_CLASS_NAMES, dataClass } from '../../../src-main/format';

/** Python's `os.path.splitext`: dots at a name's beginning begin no extension. */
function splitExtension(name: string): [string, string] {
  const at = name.lastIndexOf('.');
  return at <= 0 || /^\.*$/.test(name.slice(0, at)) ? [name, ''] : [name.slice(0, at), name.slice(at)];
}

/**
 * What Syncopy's own `filename_parser` (`syncopy/shared/parsers.py`) says of an absolute path, told anew from its rules and
 * apart from the code under test: the tag that it reads, or null where it raises an error.
 */
export function filenameParserTakes(path: string): { tag: string | null } | null {
  let name = posix.basename(path);
  let [stem, extension] = splitExtension(name);
  const dots = name.split('.').length - 1;
  if (dots > 2) return null;
  if (extension === '.spy') return stem.includes('.') ? null : { tag: null };
  if (extension === '.info') {
    name = stem;
    [stem, extension] = splitExtension(name);
  }
  if (!DATA_CLASS_NAMES.some((dataclass) => dataClass(dataclass).extension === extension)) return null;
  const [container, containerExtension] = splitExtension(posix.basename(posix.dirname(path)));
  if (containerExtension !== '.spy') return { tag: null };
  if (!stem.startsWith(container)) return null;
  const tag = stem.slice(stem.indexOf(container) + container.length);
  return { tag: tag === '' ? null : tag.replace(/^_/, '') };
}
