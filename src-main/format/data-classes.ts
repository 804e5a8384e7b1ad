/** The picture that a class is first shown with. */
export type PictureKind = 'traces' | 'spectrum' | 'matrix' | 'raster' | 'ticks';

interface DataClass {
  /** Of the data file, with its dot. */
  readonly extension: string;
  /** In words, for people. */
  readonly title: string;
  readonly defaultDimord: readonly string[];
  /** True where `data` may have columns beyond `defaultDimord`. */
  readonly extraColumns: boolean;
  /** Discrete data are tables of whole numbers, one row an event; continuous data are sampled in time. */
  readonly discrete: boolean;
  /** Keys of the `.info` after the common ones, in Syncopy's order. */
  readonly infoKeys: readonly string[];
  /** HDF5 root attributes beside `dimord`, `_version` and `_log`. */
  readonly attributes: readonly string[];
  /** Array datasets; all but `data` may be absent. */
  readonly datasets: readonly string[];
  /** Dimensions with a list of string labels. */
  readonly labelDimensions: readonly string[];
  /** True where `data` may hold complex numbers. */
  readonly mayBeComplex: boolean;
  /** True where Syncopy wants all trials of one length and one offset. */
  readonly equalTrials: boolean;
  readonly picture: PictureKind;
}

/**
 * The six data classes of Syncopy 2023.09, after `syncopy/datatype/{continuous,discrete}_data.py`: `_defaultDimord`,
 * `_infoFileProperties`, `_hdfFileAttributeProperties`, `_hdfFileDatasetProperties`. Everything that depends on a
 * class asks this table.
 */
export const DATA_CLASSES = {
  AnalogData: {
    extension: '.analog',
    title: 'Analog data',
    defaultDimord: ['time', 'channel'],
    extraColumns: false,
    discrete: false,
    infoKeys: ['samplerate', 'channel'],
    attributes: ['samplerate', 'channel'],
    datasets: ['data'],
    labelDimensions: ['channel'],
    mayBeComplex: false,
    equalTrials: false,
    picture: 'traces',
  },
  TimeLockData: {
    extension: '.timelock',
    title: 'Time-locked data',
    defaultDimord: ['time', 'channel'],
    extraColumns: false,
    discrete: false,
    infoKeys: ['samplerate', 'channel'],
    attributes: [],
    datasets: ['data', 'avg', 'var', 'cov'],
    labelDimensions: ['channel'],
    mayBeComplex: false,
    equalTrials: true,
    picture: 'traces',
  },
  SpectralData: {
    extension: '.spectral',
    title: 'Spectral data',
    defaultDimord: ['time', 'taper', 'freq', 'channel'],
    extraColumns: false,
    discrete: false,
    infoKeys: ['samplerate', 'channel', 'taper', 'freq'],
    attributes: ['samplerate', 'channel', 'freq'],
    datasets: ['data'],
    labelDimensions: ['channel', 'taper'],
    mayBeComplex: true,
    equalTrials: false,
    picture: 'spectrum',
  },
  CrossSpectralData: {
    extension: '.crossspectral',
    title: 'Cross-spectral data',
    defaultDimord: ['time', 'freq', 'channel_i', 'channel_j'],
    extraColumns: false,
    discrete: false,
    infoKeys: ['samplerate', 'channel_i', 'channel_j', 'freq'],
    attributes: ['samplerate', 'channel_i', 'channel_j', 'freq'],
    datasets: ['data'],
    labelDimensions: ['channel_i', 'channel_j'],
    mayBeComplex: true,
    equalTrials: false,
    picture: 'matrix',
  },
  SpikeData: {
    extension: '.spike',
    title: 'Spike data',
    defaultDimord: ['sample', 'channel', 'unit'],
    extraColumns: false,
    discrete: true,
    infoKeys: ['samplerate', 'channel', 'unit'],
    attributes: ['samplerate', 'channel', 'unit'],
    datasets: ['data', 'waveform'],
    labelDimensions: ['channel', 'unit'],
    mayBeComplex: false,
    equalTrials: false,
    picture: 'raster',
  },
  EventData: {
    extension: '.event',
    title: 'Event data',
    defaultDimord: ['sample', 'eventid'],
    extraColumns: true,
    discrete: true,
    infoKeys: ['samplerate'],
    attributes: ['samplerate'],
    datasets: ['data'],
    labelDimensions: [],
    mayBeComplex: false,
    equalTrials: false,
    picture: 'ticks',
  },
} as const satisfies Readonly<Record<string, DataClass>>;

export type DataClassName = keyof typeof DATA_CLASSES;

export const DATA_CLASS_NAMES = Object.keys(DATA_CLASSES) as DataClassName[];

/** The row of the table, without the literal types that only get in the way outside of it. */
export function dataClass(name: DataClassName): DataClass {
  return DATA_CLASSES[name];
}

export function isDataClassName(name: string): name is DataClassName {
  return Object.hasOwn(DATA_CLASSES, name);
}

/** The class whose files end in `extension` (with its dot, in these letters); null for any other. */
export function classOfExtension(extension: string): DataClassName | null {
  return DATA_CLASS_NAMES.find((name) => DATA_CLASSES[name].extension === extension) ?? null;
}

/** The ending of a container folder and of the metadata file beside each data file (Syncopy: `FILE_EXT`). */
export const CONTAINER_EXTENSION = '.spy';
export const INFO_EXTENSION = '.info';
