import type { ObjectSummary } from '../../src-main/contract';

type Named = Pick<ObjectSummary, 'container' | 'tag' | 'filename'>;

const WORD = 'selection';

/** A name to begin with for a part of an object: the object's own with a word after it, so that neither takes the other's place. */
export function nameForSelection({ container, tag, filename }: Named): Named {
  const dot = filename.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [filename.slice(0, dot), filename.slice(dot)] : [filename, ''];
  return { container, tag: tag === null || tag === '' ? WORD : `${tag}_${WORD}`, filename: `${stem}_${WORD}${extension}` };
}
