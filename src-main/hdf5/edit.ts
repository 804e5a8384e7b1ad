import { writeAttributes } from './attribute-writing';
import type { KnownFile } from './describe';
import type { DescriptorContent } from './descriptor-fs';
import type { BytePatch, Hdf5Edit } from './hdf5';
import { damaged, REASONS } from './hdf5-errors';
import type { Library } from './library';
import { OverlayContent, overlapsAny } from './overlay';
import { proveTable, replaceTable } from './replace-table';

/** Where values lie that an edit must not touch: every array in one piece, also one whose link an edit takes away. */
function keptRanges(known: KnownFile): { start: number; end: number }[] {
  return known.tree.datasets.flatMap(({ span }) =>
    span === null ? [] : [{ start: span.offset, end: span.offset + span.byteLength }],
  );
}

/**
 * Edits the file in memory, over a source that is only read, and answers what changed. Everything that
 * the file holds beyond that is kept, since its bytes are. An edit that would touch an array's values is refused.
 */
export function editFile(library: Library, content: DescriptorContent, known: KnownFile, edit: Hdf5Edit): BytePatch {
  const overlay = new OverlayContent(content);
  library.withFile(overlay, 'edit', (file) => writeAttributes(file, edit.attributes));
  if (edit.trialdefinition !== undefined) {
    replaceTable(overlay, edit.trialdefinition);
    proveTable(library, overlay, edit.trialdefinition);
  }
  const kept = keptRanges(known);
  const patch = overlay.patch(kept);
  const touches = patch.extents.some(({ position, bytes }) =>
    overlapsAny({ start: position, end: position + bytes.length }, kept),
  );
  const cutsOff = kept.some(({ end }) => end > patch.fileSize);
  if (touches || cutsOff) damaged(REASONS.notWritten);
  return patch;
}
