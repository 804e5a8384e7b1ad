import { z } from 'zod';
import type { FileVersion } from './files';

const count = z.string().regex(/^\d{1,24}$/);

/** A file's version as digits: its numbers do not fit into JSON's. */
export const versionShape = z.object({
  device: count,
  inode: count,
  size: count,
  modifiedNs: z.string().regex(/^-?\d{1,24}$/),
});

export type WrittenVersion = z.output<typeof versionShape>;

export function writtenVersion({ device, inode, size, modifiedNs }: FileVersion): WrittenVersion {
  return { device: `${device}`, inode: `${inode}`, size: `${size}`, modifiedNs: `${modifiedNs}` };
}

export function readVersion({ device, inode, size, modifiedNs }: WrittenVersion): FileVersion {
  return { device: BigInt(device), inode: BigInt(inode), size: BigInt(size), modifiedNs: BigInt(modifiedNs) };
}

/** Who wrote a file, as `ProcessIdentity`. */
export const identityShape = z.object({
  host: z.string(),
  bootId: z.string().nullable(),
  pid: z.number().int().positive(),
  processStart: z.string().nullable(),
});
