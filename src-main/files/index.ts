export type { FileFacts, FileHandle, Files, FileVersion, FolderEntry, OpenMode, Space } from './files';
