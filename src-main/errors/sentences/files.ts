import type { NoFacts, Sentences } from './sentence';

/** Files that cannot be used: what each code must be told. */
export interface FileFacts {
  'info-missing': NoFacts;
  'data-missing': NoFacts;
  'info-invalid': { readonly reason: string };
  'not-hdf5': NoFacts;
  'dataset-missing': { readonly dataset: string };
  'shape-mismatch': { readonly reason: string };
  'unknown-class': { readonly dataclass: string };
  'class-mismatch': { readonly dataclass: string; readonly extension: string };
  'stray-name': { readonly container: string };
  'external-storage': { readonly dataset: string };
  damaged: { readonly reason: string };
  unsupported: { readonly reason: string };
  'not-loadable': { readonly reason: string };
  'too-large': { readonly reason: string };
}

export const FILE_SENTENCES: Sentences<FileFacts> = {
  'info-missing': () => ({
    message: 'The data file has no .info file beside it.',
    hint: 'Without its .info file Syncopy cannot load it; look for the file in a backup.',
  }),
  'data-missing': () => ({
    message: 'The .info file has no data file beside it.',
    hint: 'The data file may have been moved or renamed; put the two side by side again.',
  }),
  'info-invalid': ({ reason }) => ({
    message: `The .info file cannot be used: ${reason}.`,
    hint: 'Restore it from a backup, or save the object again with Syncopy.',
  }),
  'not-hdf5': () => ({
    message: 'The data file is not an HDF5 file, or it is cut off.',
    hint: 'Restore it from a backup.',
  }),
  'dataset-missing': ({ dataset }) => ({
    message: `The data file has no dataset "${dataset}".`,
    hint: 'It was not written by Syncopy, or it is incomplete; restore it from a backup.',
  }),
  'shape-mismatch': ({ reason }) => ({
    message: `The data file and its .info file do not belong together: ${reason}.`,
    hint: 'One of the two may come from another save; restore both from a backup.',
  }),
  'unknown-class': ({ dataclass }) => ({
    message: `The data class "${dataclass}" is unknown.`,
    hint: 'Spydesk knows the six data classes of Syncopy 2023.09.',
  }),
  'class-mismatch': ({ dataclass, extension }) => ({
    message: `The .info file says ${dataclass}, but the file's extension is ${extension}.`,
    hint: 'Rename both files to the extension of their class.',
  }),
  'stray-name': ({ container }) => ({
    message: `The file's name does not begin with the container's name "${container}".`,
    hint: 'Move it out of the container, or rename both of its files.',
  }),
  'external-storage': ({ dataset }) => ({
    message: `"${dataset}" keeps its values in another file.`,
    hint: 'Spydesk does not follow links out of a file. Copy the values into one file with h5py first.',
  }),
  damaged: ({ reason }) => ({
    message: `The file is damaged: ${reason}.`,
    hint: 'Restore it from a backup. A save of it can be insisted on; the history then says so.',
  }),
  unsupported: ({ reason }) => ({ message: `Spydesk cannot read this: ${reason}.`, hint: 'Open it with h5py or Syncopy.' }),
  'not-loadable': ({ reason }) => ({
    message: `Syncopy could not load what would be written: ${reason}.`,
    hint: 'Mend the object first.',
  }),
  'too-large': ({ reason }) => ({
    message: `This is beyond the limits: ${reason}.`,
    hint: 'The file may be damaged or was made up.',
  }),
};
