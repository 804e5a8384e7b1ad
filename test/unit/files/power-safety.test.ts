import { describe, expect, it } from 'vitest';
import { nodeFiles, safetyOn } from '../../../src-main/files';

/** As `statfs(2)` names them on Linux. */
const KINDS = [
  ['ext4', 0xef53, 'power'],
  ['XFS', 0x58465342, 'power'],
  ['btrfs', 0x9123683e, 'power'],
  ['tmpfs', 0x01021994, 'process'],
  ['NFS', 0x6969, 'process'],
  ['SMB', 0xff534d42, 'process'],
  ['FAT', 0x4d44, 'process'],
  ['exFAT', 0x2011bab0, 'process'],
  ['NTFS', 0x5346544e, 'process'],
  ['FUSE', 0x65735546, 'process'],
  ['overlayfs', 0x794c7630, 'process'],
  ['one that nobody knows', 1, 'process'],
] as const;

describe('what a save withstands', () => {
  it.each(KINDS)('is told for %s', (_, fileSystem, safety) => {
    expect(safetyOn(fileSystem, 'linux')).toBe(safety);
  });

  it.each(['darwin', 'win32'] as const)('is no loss of power on %s, which does not tell its file systems apart', (platform) => {
    for (const [, fileSystem] of KINDS) expect(safetyOn(fileSystem, platform)).toBe('process');
  });

  it.runIf(process.platform === 'linux')('is no loss of power in memory', async () => {
    expect(safetyOn((await nodeFiles.space('/dev/shm')).fileSystem, 'linux')).toBe('process');
  });
});
