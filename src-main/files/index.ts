export type { FilePatch } from './byte-patch';
export { copyAndHash, type CopyDigests, type CopyOrder } from './copy-and-hash';
export type { FileFacts, FileHandle, Files, FileVersion, FolderAccess, FolderEntry, OpenMode, Space } from './files';
export { hashFile, type FileToHash } from './hasher';
export { isCaseInsensitive } from './name-comparison';
export { nodeFiles } from './node-files';
export { pairVersion, publishPair, type PairVersion, type WaitingPair } from './publish-pair';
export { sameVersion } from './versions';
export { makeWorkFolder, removeWorkFolder, type WorkFolder } from './work-folder';
