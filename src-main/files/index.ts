export type { FilePatch } from './byte-patch';
export { claimTarget, releaseClaim, type ClaimedTarget } from './claim-target';
export { copyAndHash, type CopyDigests, type CopyOrder } from './copy-and-hash';
export { desktopIni, markForDoubleClick, setAttributes, type SetAttributes } from './double-click';
export type { FileFacts, FileHandle, Files, FileVersion, FolderAccess, FolderEntry, OpenMode, Space } from './files';
export { giveAccess, type Access } from './give-access';
export { hashFile } from './hasher';
export type { FileToHash } from './hash-pass';
export { isCaseInsensitive } from './name-comparison';
export { nodeFiles } from './node-files';
export { platformHere } from './platform';
export { safetyOn, type Safety } from './power-safety';
export { systemProcesses, type Liveness, type Processes, type ProcessIdentity } from './process-identity';
export {
  pairVersion,
  publishPair,
  type AroundPublication,
  type NewPair,
  type PairVersion,
  type WaitingPair,
} from './publish-pair';
export { leftOverDetails, type LeftOverDetails, type LeftOverFile } from './left-over-details';
export { recoverFolder, takeOverLeftOver, type LeftOverFound, type Recovered } from './recover';
export { removeLeftOver } from './remove-left-over';
export { writeRecord } from './record-files';
export { decideRecovery, type Ending, type Kept, type LeftOver, type Recovery, type Standing } from './recovery-table';
export { unfinishedReason } from './unfinished';
export { sameOnDisk, sameVersion } from './versions';
export type { PairPlaces } from './waiting-pair';
export { watchFolder, type WatchFolder } from './watch-folder';
export { isWorkFolder, type WorkFolder } from './work-folder';
export { writeTextFile } from './write-text-file';
export { identityShape, readVersion, versionShape, writtenVersion } from './written-forms';
export { writePieces } from './write-pieces';
