import type { FileVersion } from '../files';

/** The state of an object's two files: a draft or a prompt that was made for another one no longer holds. */
export interface ObjectVersion {
  readonly data: FileVersion;
  readonly info: FileVersion;
}
