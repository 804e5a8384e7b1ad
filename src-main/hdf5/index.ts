export type {
  AttributeEdit,
  BytePatch,
  Hdf5,
  Hdf5AttributeValue,
  Hdf5Dataset,
  Hdf5Edit,
  Hdf5File,
  Hdf5Slab,
  Hdf5Structure,
  NewContent,
  NewDataset,
  PlacedBlock,
} from './hdf5';
export { createHdf5, type Hdf5Options } from './create-hdf5';
