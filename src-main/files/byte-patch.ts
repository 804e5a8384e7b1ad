/** The bytes in which a new file differs from the source that it is copied from. */
export interface FilePatch {
  /** Size of the new file. */
  readonly fileSize: number;
  /** In ascending order, not overlapping. */
  readonly extents: readonly { readonly position: number; readonly bytes: Uint8Array }[];
}

/** Lays the part of `patch` that falls on `block` (at `position` of the file) over it, in place. */
export function layOver(block: Uint8Array, position: number, patch: Pick<FilePatch, 'extents'>): void {
  const end = position + block.length;
  for (const extent of patch.extents) {
    const from = Math.max(position, extent.position);
    const to = Math.min(end, extent.position + extent.bytes.length);
    if (from < to) block.set(extent.bytes.subarray(from - extent.position, to - extent.position), from - position);
  }
}

/** True where `patch` changes any of the `length` bytes from `position`. */
export function touches(patch: Pick<FilePatch, 'extents'>, position: number, length: number): boolean {
  return patch.extents.some((extent) => extent.position < position + length && extent.position + extent.bytes.length > position);
}
